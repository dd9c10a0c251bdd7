export const isMac = typeof navigator !== 'undefined' && navigator.userAgent.includes('Mac');

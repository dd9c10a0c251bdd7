/**
 * The queue's libraries, two megabytes of script: a part of their own in what is built, so that only what uses a queue
 * loads them (`await import`).
 */
export { Queue, WaitingError, Worker } from 'bullmq';
export { Redis } from 'ioredis';

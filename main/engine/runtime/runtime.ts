export type Runtime = { readonly todo: never };

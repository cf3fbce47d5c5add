/** The build gives an imported style sheet as its minified text. */
declare module "*.css" {
  export const css: string;
}

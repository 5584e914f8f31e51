const BINDING_RESULT_PREFIX = 'vernal.validation.BindingResult.';

/** Name of the model attribute with the binding result of another one. Source: Spring `BindingResult.MODEL_KEY_PREFIX`. */
export function bindingResultName(name: string): string {
  return BINDING_RESULT_PREFIX + name;
}

/** Whether a model attribute is the binding result of another one. */
export function isBindingResultName(name: string): boolean {
  return name.startsWith(BINDING_RESULT_PREFIX);
}

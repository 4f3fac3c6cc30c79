/**
 * Forms: begin with {@link dev.workfloo.definition.form.Form}, which judges answers. {@link dev.workfloo.definition.form.Field}
 * says what one of its fields accepts, and {@code FormCheck} finds fields that cannot be answered.
 */
@NullMarked
package dev.workfloo.definition.form;

import org.jspecify.annotations.NullMarked;

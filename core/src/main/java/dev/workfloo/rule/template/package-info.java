/**
 * Texts with places that are filled in: {@code Dear {{ applicant.name }}}. Begin with {@link
 * dev.workfloo.rule.template.Template}, which reads one. What stands in a place is an expression; who fills a place escapes what
 * comes out for where the place stands, since a template does not know what it is a template of.
 */
@NullMarked
package dev.workfloo.rule.template;

import org.jspecify.annotations.NullMarked;

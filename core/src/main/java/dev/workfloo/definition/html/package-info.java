/**
 * Pages of HTML and CSS with places for values, as they are printed: begin with {@link dev.workfloo.definition.html.HtmlTemplate}. A
 * page that was read is well formed and asks for nothing from outside, whatever the values are.
 */
@NullMarked
package dev.workfloo.definition.html;

import org.jspecify.annotations.NullMarked;

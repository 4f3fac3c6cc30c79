/** Values, what people answer, what connectors return and what rules compute; and types, what is known of them before. */
@NullMarked
package dev.workfloo.rule;

import org.jspecify.annotations.NullMarked;

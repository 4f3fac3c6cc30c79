/** Values: what people answer, what connectors return and what rules compute. */
@NullMarked
package dev.workfloo.rule;

import org.jspecify.annotations.NullMarked;

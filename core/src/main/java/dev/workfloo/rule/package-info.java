/**
 * Values, what people answer, what connectors return and what rules compute; and types, what is known of them before. Begin
 * with {@link dev.workfloo.rule.Value} and {@link dev.workfloo.rule.Type}. Beside them stands what belongs to values alone:
 * how they compare ({@link dev.workfloo.rule.Order}), three-valued logic ({@link dev.workfloo.rule.Truth}), dates and
 * durations as text ({@link dev.workfloo.rule.TimeText}, {@link dev.workfloo.rule.PlainTime}).
 */
@NullMarked
package dev.workfloo.rule;

import org.jspecify.annotations.NullMarked;

package dev.workfloo.rule.expression.evaluation;

import dev.workfloo.rule.Value;
import java.time.ZonedDateTime;

/**
 * What expressions read.
 *
 * @param names the values that they can name
 * @param now the moment, in the zone, that {@code now()} and {@code today()} give
 */
public record EvaluationContext(Value.Context names, ZonedDateTime now) {}

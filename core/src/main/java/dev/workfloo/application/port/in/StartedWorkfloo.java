package dev.workfloo.application.port.in;

import dev.workfloo.definition.DefinitionId;
import dev.workfloo.execution.ExecutionId;

/**
 * A started execution.
 *
 * @param definition which it runs
 * @param number a counter over all executions ({@code idUnykoo}): unique and growing, but not gapless
 */
public record StartedWorkfloo(ExecutionId id, DefinitionId definition, long number) {}

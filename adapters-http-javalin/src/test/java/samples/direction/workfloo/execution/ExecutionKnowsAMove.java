package samples.direction.workfloo.execution;

import samples.direction.workfloo.execution.step.Move;

public record ExecutionKnowsAMove(Move move) {}

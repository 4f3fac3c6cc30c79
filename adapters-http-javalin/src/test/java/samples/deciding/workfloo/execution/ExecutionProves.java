package samples.deciding.workfloo.execution;

import samples.deciding.workfloo.rule.decision.proof.Proof;

public record ExecutionProves(Proof proof) {}

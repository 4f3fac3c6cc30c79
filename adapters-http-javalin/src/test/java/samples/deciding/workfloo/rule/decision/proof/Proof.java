package samples.deciding.workfloo.rule.decision.proof;

public final class Proof {}

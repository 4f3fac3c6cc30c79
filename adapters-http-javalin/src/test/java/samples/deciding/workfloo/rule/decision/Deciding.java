package samples.deciding.workfloo.rule.decision;

public final class Deciding {}

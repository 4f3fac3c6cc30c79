package samples.roles.workfloo.rule;

public final class DomainWithARole {}

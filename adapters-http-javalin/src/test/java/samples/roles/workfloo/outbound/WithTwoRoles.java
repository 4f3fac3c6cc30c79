package samples.roles.workfloo.outbound;

public final class WithTwoRoles {}

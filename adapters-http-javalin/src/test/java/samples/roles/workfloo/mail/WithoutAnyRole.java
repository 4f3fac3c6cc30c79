package samples.roles.workfloo.mail;

public final class WithoutAnyRole {}

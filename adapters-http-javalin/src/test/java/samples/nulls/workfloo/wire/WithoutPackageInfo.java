package samples.nulls.workfloo.wire;

public final class WithoutPackageInfo {}

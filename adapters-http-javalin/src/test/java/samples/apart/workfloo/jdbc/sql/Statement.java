package samples.apart.workfloo.jdbc.sql;

public final class Statement {}

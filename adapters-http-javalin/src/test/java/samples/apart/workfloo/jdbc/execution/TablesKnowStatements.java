package samples.apart.workfloo.jdbc.execution;

import samples.apart.workfloo.jdbc.sql.Statement;

public record TablesKnowStatements(Statement statement) {}

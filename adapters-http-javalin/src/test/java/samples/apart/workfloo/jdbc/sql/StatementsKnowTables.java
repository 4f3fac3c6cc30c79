package samples.apart.workfloo.jdbc.sql;

import samples.apart.workfloo.jdbc.execution.TablesKnowStatements;

public record StatementsKnowTables(TablesKnowStatements tables) {}

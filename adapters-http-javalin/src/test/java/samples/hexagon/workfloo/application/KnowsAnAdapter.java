package samples.hexagon.workfloo.application;

import samples.hexagon.workfloo.jdbc.JdbcShelf;

public record KnowsAnAdapter(JdbcShelf shelf) {}

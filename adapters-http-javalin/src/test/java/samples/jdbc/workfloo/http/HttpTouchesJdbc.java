package samples.jdbc.workfloo.http;

import dev.workfloo.jdbc.JdbcStore;

public record HttpTouchesJdbc(JdbcStore store) {}

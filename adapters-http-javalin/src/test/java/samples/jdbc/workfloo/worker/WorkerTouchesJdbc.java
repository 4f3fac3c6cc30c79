package samples.jdbc.workfloo.worker;

import dev.workfloo.jdbc.JdbcStore;

public record WorkerTouchesJdbc(JdbcStore store) {}

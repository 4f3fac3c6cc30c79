package samples.libraries.workfloo.jdbc;

import com.zaxxer.hikari.HikariDataSource;

public record JdbcKnowsHikari(HikariDataSource source) {}

package dev.workfloo.jdbc;

import dev.workfloo.application.port.out.Pools;
import dev.workfloo.definition.pool.Pool;
import dev.workfloo.definition.pool.PoolId;
import dev.workfloo.definition.pool.PoolReader;
import dev.workfloo.definition.pool.PoolVersion;
import dev.workfloo.definition.pool.PoolWriter;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.jdbc.sql.Statistics;
import dev.workfloo.rule.Value;
import java.util.Optional;

final class JdbcPools extends JdbcVersions<PoolId, PoolVersion, Pool> implements Pools {

    JdbcPools(Sql sql, Statistics statistics) {
        super(sql, statistics, "pool");
    }

    @Override
    PoolVersion version(String id, int number) {
        return new PoolVersion(new PoolId(id), number);
    }

    @Override
    String hex(PoolId id) {
        return id.hex();
    }

    @Override
    PoolId idOf(Pool pool) {
        return pool.id();
    }

    @Override
    Value.Context write(Pool pool) {
        return PoolWriter.write(pool);
    }

    @Override
    Optional<Pool> readTree(Value.Context document) {
        return PoolReader.read(document).toJavaOptional();
    }
}

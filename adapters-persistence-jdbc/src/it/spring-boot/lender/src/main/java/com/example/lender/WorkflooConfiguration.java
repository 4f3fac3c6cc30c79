package com.example.lender;

import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.out.Outside;
import dev.workfloo.jdbc.DatabaseClock;
import dev.workfloo.jdbc.JdbcStore;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.worker.Worker;
import dev.workfloo.worker.WorkerSettings;
import java.security.SecureRandom;
import javax.sql.DataSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WorkflooConfiguration {

    @Bean
    JdbcStore store(DataSource dataSource, @Value("${lender.key}") String key) {
        return JdbcStore.on(dataSource, EncryptionKey.of(key));
    }

    @Bean
    DatabaseClock databaseClock(DataSource dataSource) {
        return DatabaseClock.on(dataSource);
    }

    @Bean
    Workfloo workfloo(JdbcStore store, DatabaseClock clock) {
        return Workfloo.on(store, Outside.NOBODY, clock, new SecureRandom());
    }

    @Bean(initMethod = "start")
    Worker worker(JdbcStore store, Workfloo workfloo, DatabaseClock clock) {
        WorkerSettings settings = WorkerSettings.usual(
                clock, (what, cause) -> LoggerFactory.getLogger(Worker.class).warn("{} failed", what, cause));
        Worker worker = Worker.on(store.connections(), workfloo.work(), settings);
        store.handWorkTo(worker);
        return worker;
    }
}

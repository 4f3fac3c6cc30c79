package com.example.lender;

import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.out.ExecutionListener;
import dev.workfloo.jdbc.JdbcStore;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.worker.WorkContext;
import dev.workfloo.worker.Worker;
import javax.sql.DataSource;
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
    Workfloo workfloo(JdbcStore store, Bureau bureau, ExecutionListener listener) {
        return Workfloo.builder(store)
                .connector("buro-pf", bureau::ask)
                .listener(listener)
                .build();
    }

    @Bean(initMethod = "start")
    Worker worker(JdbcStore store, Workfloo workfloo, WorkContext context) {
        return Worker.on(store, workfloo, usual -> usual.withContext(context));
    }
}

package com.example.lender;

import dev.workfloo.jdbc.JdbcStore;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;

/** In place of the application's own store: one that writes in the application's transactions. */
class JoiningStore {

    @Bean
    JdbcStore store(DataSource dataSource, @Value("${lender.key}") String key) {
        return JdbcStore.joining(dataSource, EncryptionKey.of(key));
    }
}

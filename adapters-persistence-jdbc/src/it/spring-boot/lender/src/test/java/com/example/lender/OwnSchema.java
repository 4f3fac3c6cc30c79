package com.example.lender;

import dev.workfloo.jdbc.JdbcStore;
import dev.workfloo.jdbc.StoreSettings;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;

/** In place of the application's own store: Workfloo's tables apart from the application's. */
class OwnSchema {

    @Bean
    JdbcStore store(DataSource dataSource, @Value("${lender.key}") String key) {
        return JdbcStore.on(StoreSettings.on(dataSource, EncryptionKey.of(key)).inSchema("workfloo"));
    }
}

package dev.workfloo.jdbc;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitializationDetector;

/**
 * Where Workfloo is embedded in Spring Boot, its beans are made after the host's own migrations: Flyway refuses a schema in
 * which others made tables before it. Spring Boot finds this by {@code META-INF/spring.factories}; nothing else needs Spring.
 */
final class HostMigratesFirst implements DependsOnDatabaseInitializationDetector {

    private static final String OURS = "dev.workfloo.";

    @Override
    public Set<String> detect(ConfigurableListableBeanFactory beans) {
        return Arrays.stream(beans.getBeanDefinitionNames())
                .filter(name -> isOurs(beans.getType(name, false)))
                .collect(Collectors.toSet());
    }

    /** Whatever a host declares: a store, or a Workfloo with its store made in passing. */
    private static boolean isOurs(@Nullable Class<?> type) {
        return type != null && type.getName().startsWith(OURS);
    }
}

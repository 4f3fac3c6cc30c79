package dev.workfloo.server;

import java.util.Locale;

/** What can be set, by environment variable or by the flag of the same name. */
enum Setting {
    HOST,
    PORT,
    JDBC_URL,
    JDBC_USER,
    JDBC_PASSWORD,
    JDBC_PASSWORD_FILE,
    ENCRYPTION_KEY,
    ENCRYPTION_KEY_FILE,
    ENVIRONMENT,
    SCENARIO_REQUIRED,
    DEFINITIONS,
    DEMO,
    CONNECTORS,
    SECRETS,
    SMTP_HOST,
    SMTP_PORT,
    SMTP_SECURITY,
    SMTP_USER,
    SMTP_PASSWORD,
    SMTP_PASSWORD_FILE,
    SMTP_FROM,
    CALLBACKS_ALLOW_PRIVATE,
    METRICS,
    LOG,
    TRUSTED_PROXIES,
    CLIENT_CONNECTIONS,
    STOP_PAUSE;

    String variable() {
        return "WORKFLOO_" + name();
    }

    String flag() {
        return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

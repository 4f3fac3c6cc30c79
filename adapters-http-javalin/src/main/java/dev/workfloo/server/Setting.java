package dev.workfloo.server;

import java.util.Locale;

/** What can be set, by environment variable or, unless it is a secret, by the flag of the same name. */
enum Setting {
    HOST,
    PORT,
    JDBC_URL,
    JDBC_USER,
    JDBC_PASSWORD(true),
    JDBC_PASSWORD_FILE,
    ENCRYPTION_KEY(true),
    ENCRYPTION_KEY_FILE,
    ROLLING_FROM,
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
    SMTP_PASSWORD(true),
    SMTP_PASSWORD_FILE,
    SMTP_FROM,
    CALLBACKS_ALLOW_PRIVATE,
    METRICS,
    LOG,
    TRUSTED_PROXIES,
    CLIENT_CONNECTIONS,
    STOP_PAUSE;

    /** A command line can be read by whoever is on the machine. */
    private final boolean isSecret;

    Setting() {
        this(false);
    }

    Setting(boolean isSecret) {
        this.isSecret = isSecret;
    }

    String variable() {
        return "WORKFLOO_" + name();
    }

    /** How a person may set it: the variable, and the flag where there is one. */
    String names() {
        if (isSecret) return variable();
        return variable() + " (--" + name().toLowerCase(Locale.ROOT).replace('_', '-') + ")";
    }
}

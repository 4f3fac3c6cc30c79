package dev.workfloo.server.command;

import dev.workfloo.server.backup.Restoration;
import dev.workfloo.server.settings.Setting;
import dev.workfloo.server.settings.Settings;
import java.util.Locale;

/** What an operator saves by other means than ours: the key, and all of a PostgreSQL. */
final class WhatToSave {

    private static final String SAVE_POSTGRESQL = """
            PostgreSQL saves itself. Either take a copy of one moment, while services run:

              pg_dump --format=custom%1$s --file=workfloo.dump "$DATABASE"

            or, to come back to any moment, base backups and an archive of the log (pg_basebackup, archive_command).
            All is in the schema of the tables; nothing else is needed, no file of a service's.
            Keep the key elsewhere, %2$s: it is not in the database, and without it nothing personal is read again.
            Restore with no service running, and before any is started:

              pg_restore --exit-on-error --dbname="$DATABASE" workfloo.dump
              java -jar workfloo-server.jar work pause

            Then docs/operations.md, "Backup and restore", says how to look at what would be sent, and how to let it go.
            """;

    private WhatToSave() {}

    static String onPostgresql(Settings settings) {
        String schema = settings.schema().map(name -> " --schema=" + name).orElse("");
        return String.format(Locale.ROOT, SAVE_POSTGRESQL, schema, key(settings));
    }

    /** Where the key is now. */
    static String key(Settings settings) {
        if (settings.get(Setting.ENCRYPTION_KEY).isPresent()) {
            return "the text in " + Setting.ENCRYPTION_KEY.variable();
        }
        return settings.path(Setting.ENCRYPTION_KEY_FILE)
                .map(file -> "the file " + file)
                .orElse(
                        settings.isEmbedded()
                                ? "the file " + Restoration.EMBEDDED_KEY.toAbsolutePath()
                                : "what services have in " + Setting.ENCRYPTION_KEY.variable());
    }
}

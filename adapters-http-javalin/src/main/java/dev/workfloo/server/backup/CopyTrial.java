package dev.workfloo.server.backup;

import dev.workfloo.server.database.H2File;
import dev.workfloo.server.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Opens a copy as a database of its own, and reads each row of each table: what cannot be read now cannot be brought back later. */
final class CopyTrial {

    private static final String TABLES = "select table_schema, table_name from information_schema.tables"
            + " where table_type = 'BASE TABLE' and table_schema <> 'INFORMATION_SCHEMA'";

    private CopyTrial() {}

    static void of(Path copy, Settings settings) throws IOException, SQLException {
        Path folder = OwnedFiles.folderBeside(copy);
        try {
            H2File opened = new H2File(folder, "copy");
            unpack(copy, opened);
            read(opened, settings);
        } finally {
            OwnedFiles.delete(folder);
        }
    }

    /** @throws IOException when it is no copy of a database */
    static void unpack(Path copy, H2File into) throws IOException {
        try (InputStream file = Files.newInputStream(copy);
                ZipInputStream zip = new ZipInputStream(file)) {
            ZipEntry entry = zip.getNextEntry();
            while (entry != null && !H2File.isData(entry.getName())) entry = zip.getNextEntry();
            if (entry == null) throw new IOException(copy + " is no copy of a database");
            try (OutputStream data = Files.newOutputStream(OwnedFiles.create(into.data()))) {
                zip.transferTo(data);
            }
        }
    }

    private static void read(H2File copy, Settings settings) throws SQLException {
        String url = "jdbc:h2:file:" + copy.folder().resolve(copy.name())
                + ";IFEXISTS=TRUE;DB_CLOSE_ON_EXIT=FALSE;MAX_COMPACT_TIME=0;CACHE_SIZE=4096;LAZY_QUERY_EXECUTION=1";
        Properties login = new Properties();
        settings.jdbcUser().ifPresent(user -> login.setProperty("user", user));
        settings.jdbcPassword().ifPresent(password -> login.setProperty("password", password));
        try (Connection connection = DriverManager.getConnection(url, login);
                Statement statement = connection.createStatement()) {
            for (String table : tables(statement)) read(statement, table);
        }
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(TABLES)) {
            while (rows.next()) tables.add("\"" + rows.getString(1) + "\".\"" + rows.getString(2) + "\"");
        }
        if (tables.isEmpty()) throw new SQLException("it holds no tables");
        return tables;
    }

    private static void read(Statement statement, String table) throws SQLException {
        try (ResultSet rows = statement.executeQuery("select * from " + table)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) rows.getObject(columns);
        }
    }
}

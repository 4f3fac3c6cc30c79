package dev.workfloo.server.database;

import dev.workfloo.server.settings.Settings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where H2 keeps a database.
 *
 * @param folder that its file is in
 * @param name of the database, and its file's without the ending
 */
public record H2File(Path folder, String name) {

    private static final String ENDING = ".mv.db";

    private static final Pattern URL = Pattern.compile("(?i)jdbc:h2:(?:file:)?([^;]+).*");

    /** H2's other places: memory, a server, an archive. One letter before a colon is a drive. */
    private static final Pattern ELSEWHERE = Pattern.compile("[A-Za-z0-9]{2,}:.*");

    /** H2 serves such a file to other processes too. */
    private static final Pattern SHARED = Pattern.compile("(?i).*;\\s*AUTO_SERVER\\s*=\\s*(?!FALSE\\b).*");

    /** Empty where the database is in no file of this machine's. */
    public static Optional<H2File> of(Settings settings) {
        return in(settings.jdbcUrl());
    }

    public static Optional<H2File> in(String url) {
        Matcher parts = URL.matcher(url);
        if (!parts.matches() || ELSEWHERE.matcher(parts.group(1)).matches()) return Optional.empty();
        try {
            Path path = Path.of(parts.group(1).replaceFirst("^~", Matcher.quoteReplacement(home())))
                    .toAbsolutePath()
                    .normalize();
            return Optional.ofNullable(path.getParent())
                    .map(folder -> new H2File(folder, path.getFileName().toString()));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Empty where other processes may have the database open too. */
    static Optional<H2File> ofOneProcess(Settings settings) {
        return SHARED.matcher(settings.jdbcUrl()).matches() ? Optional.empty() : of(settings);
    }

    private static String home() {
        return System.getProperty("user.home", "");
    }

    public Path data() {
        return folder.resolve(name + ENDING);
    }

    /** The same database, had it another file. */
    public H2File at(Path other) {
        return new H2File(other, name);
    }

    public static boolean isData(String entry) {
        return entry.endsWith(ENDING);
    }

    /** How it is opened there: as it would be where it belongs. */
    public String url(Settings settings) {
        String url = settings.jdbcUrl();
        int options = url.indexOf(';');
        return "jdbc:h2:file:" + folder.resolve(name) + (options < 0 ? "" : url.substring(options));
    }
}

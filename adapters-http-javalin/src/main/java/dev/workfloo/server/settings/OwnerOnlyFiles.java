package dev.workfloo.server.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files that only their owner may read, where the file system knows owners. */
public final class OwnerOnlyFiles {

    private static final Logger LOG = LoggerFactory.getLogger("dev.workfloo.server");

    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OTHERS = PosixFilePermissions.fromString("---rwxrwx");

    private OwnerOnlyFiles() {}

    /** Takes this folder and the files in it from everybody else, if it is there. */
    public static void keep(Path folder) {
        if (!Files.isDirectory(folder)) return;
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> files = entries.filter(entry -> Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS))
                    .toList();
            allow(folder, FOLDER);
            for (Path file : files) allow(file, FILE);
        } catch (IOException e) {
            LOG.warn("{} may be readable by others: {}", folder, e.toString());
        }
    }

    private static void allow(Path path, Set<PosixFilePermission> permissions) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (view != null) view.setPermissions(permissions);
    }

    /** A secret that others can read is none; it may be so on purpose, where only the service is. */
    static void warnOf(Setting setting, Path file) {
        try {
            if (isOpen(file)) LOG.warn("others than its owner can read {} ({}): chmod 600", file, setting.variable());
        } catch (IOException e) {
            // Reading the file says so.
        }
    }

    /** Takes a secret of the service's own from everybody else, if it is there, and says so where they could have read it. */
    static void takeBack(Path file) {
        if (Files.notExists(file)) return;
        try {
            if (!isOpen(file)) return;
            allow(file, FILE);
            LOG.warn("others than its owner could read {} until now, and no longer can (chmod 600)", file);
        } catch (IOException e) {
            LOG.warn("{} may be readable by others: {}", file, e.toString());
        }
    }

    private static boolean isOpen(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        return view != null && view.readAttributes().permissions().stream().anyMatch(OTHERS::contains);
    }
}

package dev.workfloo.server.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Files that nobody but their owner ever reads, from their first byte on, and that appear whole. */
final class OwnedFiles {

    private OwnedFiles() {}

    /** A new file beside another, to be written before it takes its place. */
    static Path beside(Path file) throws IOException {
        return Files.createTempFile(file.getParent(), prefix(file), ".part", only("rw-------"));
    }

    static Path folderBeside(Path file) throws IOException {
        return Files.createTempDirectory(file.getParent(), prefix(file), only("rwx------"));
    }

    /** How names begin of what is written beside a file. */
    static String prefix(Path file) {
        return "." + file.getFileName() + ".";
    }

    static Path create(Path file) throws IOException {
        return Files.createFile(file, only("rw-------"));
    }

    /** @throws FileAlreadyExistsException when there is one of this name, which stays as it is */
    static void place(Path part, Path file) throws IOException {
        place(part, file, Files::createLink);
    }

    /** How a file gets a second name. */
    @FunctionalInterface
    interface Linking {
        void link(Path name, Path existing) throws IOException;
    }

    static void place(Path part, Path file, Linking linking) throws IOException {
        sync(part);
        if (isLinked(part, file, linking)) {
            Files.delete(part);
        } else {
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) throw new FileAlreadyExistsException(file.toString());
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        }
        syncFolder(file.resolveSibling(""));
    }

    /** False where there are no second names, as on FAT and some network drives. */
    private static boolean isLinked(Path part, Path file, Linking linking) throws FileAlreadyExistsException {
        try {
            linking.link(file, part);
            return true;
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** Deletes what those left who were killed while they wrote beside files whose names begin so. */
    static void deleteUnfinished(Path folder, String names) throws IOException {
        Pattern unfinished = Pattern.compile("\\.{1,2}" + Pattern.quote(names) + ".*\\.\\d+\\.part(\\.\\d+)?");
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(
                folder,
                file -> unfinished.matcher(file.getFileName().toString()).matches())) {
            files.forEach(found::add);
        }
        for (Path file : found) delete(file);
    }

    /** To the disk, so that it survives a power cut. */
    private static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Where folders cannot be opened, the operating system minds them. */
    private static void syncFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // What was written is there all the same.
        }
    }

    /** Deletes what was written aside, as far as it is there. */
    static void delete(Path path) throws IOException {
        if (Files.notExists(path, LinkOption.NOFOLLOW_LINKS)) return;
        try (Stream<Path> all = Files.walk(path)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) Files.deleteIfExists(each);
        }
    }

    private static FileAttribute<?>[] only(String permissions) {
        boolean isPosix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return isPosix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}

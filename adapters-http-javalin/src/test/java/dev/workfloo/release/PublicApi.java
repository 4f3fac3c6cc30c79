package dev.workfloo.release;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** What a host application can see and extend: public types, and their public and protected members, one a line. */
final class PublicApi {

    /** Every type has them. */
    private static final Set<String> OF_ALL = Set.of("equals", "hashCode", "toString", "values", "valueOf");

    /** The release before, whose API is kept. */
    static final String BEFORE = "9468d7f";

    private PublicApi() {}

    /** What the release before had of it. */
    static List<String> kept() throws IOException {
        String name = BEFORE + "/api.txt.gz";
        try (InputStream zipped = Objects.requireNonNull(PublicApi.class.getResourceAsStream(name), name);
                InputStream file = new GZIPInputStream(zipped)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    /** @param entrances a type of each module whose API it is */
    static SortedSet<String> of(Class<?>... entrances) throws IOException {
        SortedSet<String> lines = new TreeSet<>();
        types(entrances).stream().flatMap(PublicApi::lines).forEach(lines::add);
        return lines;
    }

    /** The types of which it is, in the order of their names. */
    static List<Class<?>> types(Class<?>... entrances) throws IOException {
        List<Class<?>> types = new ArrayList<>();
        for (Class<?> entrance : entrances) {
            types(entrance).filter(PublicApi::isSeen).forEach(types::add);
        }
        types.sort(Comparator.comparing(Class::getName));
        return types;
    }

    /** All that stands beside it, in a folder of classes or in a jar. */
    private static Stream<Class<?>> types(Class<?> entrance) throws IOException {
        try {
            Path place = Path.of(
                    entrance.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(place)) return types(place, entrance.getClassLoader());
            try (FileSystem jar = FileSystems.newFileSystem(place)) {
                return types(jar.getPath("/"), entrance.getClassLoader());
            }
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private static Stream<Class<?>> types(Path root, ClassLoader loader) throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve("dev/workfloo"))) {
            List<Class<?>> types = new ArrayList<>();
            for (Path file : files.map(root::relativize).toList()) {
                String name = file.toString().replace('/', '.').replace('\\', '.');
                if (name.endsWith(".class") && !name.endsWith("-info.class")) {
                    types.add(Class.forName(name.substring(0, name.length() - ".class".length()), false, loader));
                }
            }
            return types.stream();
        } catch (ClassNotFoundException e) {
            throw new IOException(e);
        }
    }

    private static boolean isSeen(Class<?> type) {
        Class<?> outer = type.getDeclaringClass();
        return isSeen(type.getModifiers())
                && !type.isAnonymousClass()
                && !type.isSynthetic()
                && (outer == null || isSeen(outer));
    }

    private static boolean isSeen(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static Stream<String> lines(Class<?> type) {
        Stream<String> members = Stream.of(
                        Arrays.stream(type.getDeclaredFields())
                                .filter(it -> isSeen(it.getModifiers()))
                                .map(Field::toGenericString),
                        Arrays.stream(type.getDeclaredConstructors())
                                .filter(PublicApi::isSeen)
                                .map(Constructor::toGenericString),
                        Arrays.stream(type.getDeclaredMethods())
                                .filter(PublicApi::isSeen)
                                .map(Method::toGenericString))
                .flatMap(it -> it);
        return Stream.of(Stream.of(header(type)), permits(type), members.map(member -> type.getName() + ": " + member))
                .flatMap(it -> it);
    }

    private static boolean isSeen(Executable member) {
        return isSeen(member.getModifiers()) && !member.isSynthetic() && !OF_ALL.contains(member.getName());
    }

    /** In our own words: those of the platform are others in each of its releases. */
    private static String header(Class<?> type) {
        String kind = type.isRecord() ? "record" : type.isEnum() ? "enum" : type.isInterface() ? "interface" : "class";
        String modifiers = Modifier.toString(type.getModifiers() & ~Modifier.INTERFACE);
        return type.getName() + ": " + modifiers + " " + kind + Arrays.toString(type.getTypeParameters())
                + parents(type);
    }

    private static String parents(Class<?> type) {
        Stream<Type> parents = Stream.concat(
                type.getGenericSuperclass() == null ? Stream.of() : Stream.of(type.getGenericSuperclass()),
                Arrays.stream(type.getGenericInterfaces()));
        String named = parents.map(parent -> parent.getTypeName()).collect(Collectors.joining(", "));
        return named.isEmpty() ? "" : " : " + named;
    }

    private static Stream<String> permits(Class<?> type) {
        if (!type.isSealed()) return Stream.of();
        return Arrays.stream(type.getPermittedSubclasses()).map(each -> type.getName() + ": permits " + each.getName());
    }

    /** What is in the first and not in the second. */
    static SortedSet<String> without(Collection<String> one, Collection<String> other) {
        SortedSet<String> left = new TreeSet<>(one);
        left.removeAll(other);
        return left;
    }
}

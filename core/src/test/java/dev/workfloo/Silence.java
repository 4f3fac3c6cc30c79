package dev.workfloo;

import dev.workfloo.rule.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds records that print what a person entered: each that holds a value, or a text that is called like an address or a key, is made
 * with a secret in it and printed. What prints a silent record prints nothing of it either, so only what holds a secret itself
 * is tried.
 */
public final class Silence {

    private static final String SECRET = "KIBA801010BPA";
    private static final BigDecimal SECRET_NUMBER = new BigDecimal("5512345678");
    private static final Value ENTERED =
            Value.of(Map.of("rfc", SECRET, "phone", SECRET_NUMBER, "all", List.of(SECRET)));

    /** A node can be called so, and an id can be written so. */
    private static final String NAME = "a".repeat(24);

    /** Texts of people, and secrets, by the names that they have in records. */
    private static final Set<String> ENTERED_TEXTS = Set.of(
            "email",
            "phoneNumber",
            "number",
            "maskedRecipient",
            "apiKey",
            "callbackXApiKey",
            "seal",
            "message",
            "key",
            "body");

    /** What authors wrote, and values by themselves. */
    private static final List<String> WRITTEN = List.of(
            "dev.workfloo.rule.Value", "dev.workfloo.document.", "dev.workfloo.definition.", "dev.workfloo.scenario.");

    /** Whose texts of such names are ours, or the author's. */
    private static final Set<String> OURS = Set.of(
            "dev.workfloo.rule.decision.TreeDecision$Step",
            "dev.workfloo.application.port.in.WorkflooProblem$Stated",
            "dev.workfloo.execution.ExecutionProblem$NipRefused",
            "dev.workfloo.execution.ExecutionProblem$TokenRefused",
            "dev.workfloo.execution.nip.NipMessage");

    private final Set<Class<?>> seen = new LinkedHashSet<>();
    private final List<String> talking = new ArrayList<>();
    private int tried;

    private Silence() {}

    /** How many records were tried, and those that print a secret, or that nobody could make. */
    public record Heard(int tried, List<String> talking) {}

    static Heard in(Class<?> anchor, String... packages) {
        return of(classesBeside(anchor).stream()
                .filter(type -> Arrays.stream(packages).anyMatch(type.getName()::startsWith))
                .toList());
    }

    /** Of these, and of what they hold. */
    public static Heard of(List<Class<?>> types) {
        Silence silence = new Silence();
        types.forEach(silence::look);
        return new Heard(silence.tried, silence.talking);
    }

    private static List<Class<?>> classesBeside(Class<?> anchor) {
        Path root = Path.of(URI.create(
                anchor.getProtectionDomain().getCodeSource().getLocation().toString()));
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString().replace('/', '.'))
                    .filter(name -> name.startsWith("dev.workfloo.") && name.endsWith(".class"))
                    .filter(name -> !name.endsWith("-info.class"))
                    .sorted()
                    .<Class<?>>map(name -> load(name.substring(0, name.length() - ".class".length()), anchor))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(String name, Class<?> anchor) {
        try {
            return Class.forName(name, false, anchor.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private void look(Class<?> type) {
        if (!type.getName().startsWith("dev.workfloo.") || isWritten(type) || !seen.add(type)) return;
        if (type.isSealed()) Arrays.stream(type.getPermittedSubclasses()).forEach(this::look);
        if (!type.isRecord()) return;
        for (RecordComponent component : type.getRecordComponents())
            parts(component.getGenericType()).forEach(this::look);
        if (Arrays.stream(type.getRecordComponents()).anyMatch(Silence::isEntered)) listenTo(type);
    }

    private static boolean isWritten(Class<?> type) {
        return WRITTEN.stream().anyMatch(type.getName()::startsWith) || OURS.contains(type.getName());
    }

    private static List<Class<?>> parts(Type type) {
        if (type instanceof Class<?> plain) return List.of(plain);
        if (!(type instanceof ParameterizedType generic)) return List.of();
        List<Class<?>> parts = new ArrayList<>(parts(generic.getRawType()));
        for (Type argument : generic.getActualTypeArguments()) parts.addAll(parts(argument));
        return parts;
    }

    private static boolean isEntered(RecordComponent component) {
        List<Class<?>> parts = parts(component.getGenericType());
        return parts.stream().anyMatch(Value.class::isAssignableFrom)
                || parts.contains(String.class) && ENTERED_TEXTS.contains(component.getName());
    }

    private void listenTo(Class<?> type) {
        tried++;
        try {
            String printed = make(type).toString();
            if (printed.contains(SECRET) || printed.contains(SECRET_NUMBER.toString())) talking.add(type.getName());
        } catch (ReflectiveOperationException | RuntimeException e) {
            talking.add(type.getName() + " cannot be made: " + e.getCause());
        }
    }

    private static Object make(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Constructor<?> constructor = type.getDeclaredConstructor(
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        constructor.setAccessible(true);
        Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) arguments[i] = argument(components[i]);
        return constructor.newInstance(arguments);
    }

    private static @Nullable Object argument(RecordComponent component) throws ReflectiveOperationException {
        return isEntered(component)
                ? entered(component.getGenericType())
                : plain(component.getType(), component.getGenericType());
    }

    /** The secret in whatever holds it. */
    private static @Nullable Object entered(Type type) throws ReflectiveOperationException {
        if (type == String.class) return SECRET;
        if (type == Value.class || type == Value.Context.class) return ENTERED;
        if (type == Value.Sequence.class) return Value.of(List.of(SECRET));
        if (!(type instanceof ParameterizedType generic)) return plain((Class<?>) type, type);
        Type[] held = generic.getActualTypeArguments();
        Object last = entered(held[held.length - 1]);
        if (generic.getRawType() == Optional.class) return Optional.of(last);
        if (generic.getRawType() == List.class) return List.of(last);
        if (generic.getRawType() == Map.class) return Map.of(plain((Class<?>) held[0], held[0]), last);
        throw new IllegalStateException("nobody knows how to make " + type);
    }

    /** Anything that is no secret; null where nothing better is known. */
    private static @Nullable Object plain(Class<?> type, Type generic) throws ReflectiveOperationException {
        if (type == String.class) return NAME;
        if (type == int.class) return 1;
        if (type == long.class) return 1L;
        if (type == boolean.class) return true;
        if (type == Instant.class) return Instant.EPOCH;
        if (type == Duration.class) return Duration.ZERO;
        if (type == Optional.class) return Optional.empty();
        if (type == List.class) return List.of();
        if (type == Set.class) return Set.of();
        if (type == Map.class) return Map.of();
        if (type.isEnum()) return type.getEnumConstants()[0];
        if (type.isRecord() && type.getName().startsWith("dev.workfloo.")) return make(type);
        if (type.isSealed()) {
            Class<?> first = type.getPermittedSubclasses()[0];
            return plain(first, first);
        }
        return null;
    }
}

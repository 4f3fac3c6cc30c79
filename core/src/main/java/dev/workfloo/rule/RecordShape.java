package dev.workfloo.rule;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a record is taken apart, and put together again. It is found out once for each class, and forgotten with it. */
final class RecordShape {

    private static final ClassValue<RecordShape> KNOWN = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return new RecordShape(type);
        }
    };

    private final Class<?> type;
    private final List<Part> parts;
    private final Constructor<?> constructor;

    private RecordShape(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        this.type = type;
        this.parts = Arrays.stream(components).map(Part::of).toList();
        try {
            this.constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("each record has a canonical constructor", e);
        }
        open(type, constructor);
    }

    static RecordShape of(Class<?> type) {
        return KNOWN.get(type);
    }

    List<Part> parts() {
        return parts;
    }

    /**
     * A component.
     *
     * @param declared its type, of which nothing has to be known but to make one
     * @param nullable whether it says itself that it may be null, by an annotation of this name
     */
    record Part(String name, java.lang.reflect.Type declared, boolean nullable, Method accessor) {

        private static Part of(RecordComponent component) {
            Method accessor = component.getAccessor();
            open(component.getDeclaringRecord(), accessor);
            boolean nullable = Stream.of(
                            component, component.getAnnotatedType(), accessor, accessor.getAnnotatedReturnType())
                    .anyMatch(Part::saysNullable);
            return new Part(component.getName(), component.getGenericType(), nullable, accessor);
        }

        /** What is to be made for it. */
        JavaType type() {
            return JavaType.of(declared);
        }

        /** Some libraries' may stand at a method and not at a component: Java hands these to the accessor alone. */
        private static boolean saysNullable(AnnotatedElement element) {
            return Arrays.stream(element.getAnnotations())
                    .anyMatch(it -> it.annotationType().getSimpleName().equals("Nullable"));
        }

        /** What a record holds there. */
        @Nullable
        Object of(Record whole) {
            try {
                return accessor.invoke(whole);
            } catch (InvocationTargetException e) {
                throw new UnfitValue(name + "() failed", e.getCause());
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** A record of these components, in their order; what its constructor says against them is the cause of the refusal. */
    Object make(@Nullable Object[] components) {
        try {
            return constructor.newInstance(components);
        } catch (InvocationTargetException e) {
            throw new UnfitValue(type.getName() + " does not take these components", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void open(Class<?> type, AccessibleObject part) {
        try {
            part.setAccessible(true);
        } catch (InaccessibleObjectException e) {
            throw new UnfitValue(
                    type.getName()
                            + " is closed to others: make the record public in a package that its module exports, or"
                            + " have the module say `opens " + type.getPackageName() + " to dev.workfloo.core`",
                    e);
        }
    }
}

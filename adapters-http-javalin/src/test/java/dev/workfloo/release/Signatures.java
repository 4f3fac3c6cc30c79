package dev.workfloo.release;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javassist.bytecode.AccessFlag;
import javassist.bytecode.AttributeInfo;
import javassist.bytecode.ClassFile;
import javassist.bytecode.ExceptionsAttribute;
import javassist.bytecode.FieldInfo;
import javassist.bytecode.InnerClassesAttribute;
import javassist.bytecode.MethodInfo;
import javassist.bytecode.SignatureAttribute;

/**
 * Class files of the stable types without what they do: what can be seen of them from outside. A member is left out if its
 * signature names a type of ours that is internal; so is one's supertype only in name.
 */
final class Signatures {

    private static final Pattern OURS = Pattern.compile("Ldev/workfloo/[\\w/$]+");
    private static final Set<String> KEPT =
            Set.of(SignatureAttribute.tag, ExceptionsAttribute.tag, InnerClassesAttribute.tag);
    private static final int SEEN = AccessFlag.PUBLIC | AccessFlag.PROTECTED;

    private final StableApi declared;
    private final Map<String, byte[]> files = new TreeMap<>();
    private final Set<String> leftOut = new TreeSet<>();

    private Signatures(StableApi declared) {
        this.declared = declared;
    }

    /** @param types all public types, of which those are taken that are declared stable, and what these extend */
    static Signatures of(Collection<Class<?>> types, StableApi declared) throws IOException {
        Signatures signatures = new Signatures(declared);
        for (Class<?> type : types) {
            if (declared.holds(type.getName())) signatures.add(type);
        }
        return signatures;
    }

    private void add(Class<?> type) throws IOException {
        String entry = type.getName().replace('.', '/') + ".class";
        if (!type.getName().startsWith("dev.workfloo.") || files.containsKey(entry)) return;
        files.put(entry, bare(read(type, entry)));
        for (Class<?> parent : type.getInterfaces()) add(parent);
        if (type.getSuperclass() != null) add(type.getSuperclass());
    }

    private static ClassFile read(Class<?> type, String entry) throws IOException {
        try (InputStream bytes = Objects.requireNonNull(type.getClassLoader().getResourceAsStream(entry), entry)) {
            return new ClassFile(new DataInputStream(bytes));
        }
    }

    private byte[] bare(ClassFile file) throws IOException {
        file.getMethods().removeIf(method -> !isKept(file, method));
        file.getFields().removeIf(field -> !isKept(file, field));
        file.getMethods().forEach(method -> keep(method.getAttributes()));
        file.getFields().forEach(field -> keep(field.getAttributes()));
        keep(file.getAttributes());
        file.compact();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        file.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static void keep(List<AttributeInfo> attributes) {
        attributes.removeIf(attribute -> !KEPT.contains(attribute.getName()));
    }

    private boolean isKept(ClassFile file, MethodInfo method) {
        if ((method.getAccessFlags() & SEEN) == 0 || (method.getAccessFlags() & AccessFlag.SYNTHETIC) != 0)
            return false;
        return isKept(file, method.getName(), method.getDescriptor(), Optional.ofNullable((SignatureAttribute)
                method.getAttribute(SignatureAttribute.tag)));
    }

    private boolean isKept(ClassFile file, FieldInfo field) {
        if ((field.getAccessFlags() & SEEN) == 0 || (field.getAccessFlags() & AccessFlag.SYNTHETIC) != 0) return false;
        return isKept(file, field.getName(), field.getDescriptor(), Optional.ofNullable((SignatureAttribute)
                field.getAttribute(SignatureAttribute.tag)));
    }

    private boolean isKept(ClassFile file, String name, String descriptor, Optional<SignatureAttribute> generic) {
        List<String> internal = Stream.concat(
                        Stream.of(descriptor), generic.map(SignatureAttribute::getSignature).stream())
                .flatMap(text -> OURS.matcher(text).results())
                .map(found -> found.group().substring(1).replace('/', '.'))
                .filter(found -> !declared.holds(found))
                .distinct()
                .toList();
        if (!internal.isEmpty()) leftOut.add(file.getName() + "." + name + ": " + internal);
        return internal.isEmpty();
    }

    /** The members that are not stable though their type is, each with the internal types that it names. */
    Set<String> leftOut() {
        return leftOut;
    }

    Set<String> entries() {
        return files.keySet();
    }

    /** The class file of a type, to be changed. */
    ClassFile classFile(Class<?> type) throws IOException {
        byte[] bytes = Objects.requireNonNull(files.get(type.getName().replace('.', '/') + ".class"), type.getName());
        return new ClassFile(new DataInputStream(new ByteArrayInputStream(bytes)));
    }

    /** This class file alone, or none. */
    Signatures of(Optional<ClassFile> file) throws IOException {
        Signatures alone = new Signatures(declared);
        if (file.isPresent()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            file.get().write(new DataOutputStream(bytes));
            alone.files.put(file.get().getName().replace('.', '/') + ".class", bytes.toByteArray());
        }
        return alone;
    }

    /** A jar that is the same as long as they are, not compressed: all of it together can be far better than file by file. */
    Path writeTo(Path jar) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.setMethod(ZipOutputStream.STORED);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(entry(file.getKey(), file.getValue()));
                zip.write(file.getValue());
            }
        }
        return jar;
    }

    private static ZipEntry entry(String name, byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
        entry.setSize(bytes.length);
        entry.setCrc(sum.getValue());
        return entry;
    }
}

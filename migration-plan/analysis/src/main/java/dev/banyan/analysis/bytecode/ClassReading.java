package dev.banyan.analysis.bytecode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;

/// Reads one class file.
final class ClassReading extends ClassVisitor {
  private String name = "";
  private boolean instantiable;
  private final List<String> supertypes = new ArrayList<>();
  private final Set<String> arguments = new LinkedHashSet<>();
  private final List<Annotation> annotations = new ArrayList<>();
  private final Map<String, String> fields = new LinkedHashMap<>();
  private final Map<String, List<String>> fieldTexts = new LinkedHashMap<>();
  private final List<CodeMethod> methods = new ArrayList<>();

  private ClassReading() {
    super(Opcodes.ASM9);
  }

  /// @throws IllegalArgumentException if it is no class file that can be read
  static CodeClass of(byte[] bytes) {
    ClassReading reading = new ClassReading();
    try {
      new ClassReader(bytes).accept(reading, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    } catch (ArrayIndexOutOfBoundsException broken) {
      throw new IllegalArgumentException("it is no class file", broken);
    }
    return new CodeClass(
        reading.name,
        reading.instantiable,
        reading.supertypes,
        reading.arguments,
        reading.annotations,
        reading.fields,
        reading.fieldTexts,
        reading.methods);
  }

  @Override
  public void visit(
      int version,
      int access,
      String internalName,
      @Nullable String signature,
      @Nullable String superName,
      String @Nullable [] interfaces) {
    name = Type.getObjectType(internalName).getClassName();
    instantiable = (access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_INTERFACE)) == 0;
    if (superName != null && !superName.equals("java/lang/Object")) {
      supertypes.add(Type.getObjectType(superName).getClassName());
    }
    if (interfaces != null) {
      for (String each : interfaces) {
        supertypes.add(Type.getObjectType(each).getClassName());
      }
    }
    if (signature != null) {
      new SignatureReader(signature)
          .accept(
              new SignatureVisitor(Opcodes.ASM9) {
                @Override
                public void visitClassType(String type) {
                  arguments.add(Type.getObjectType(type).getClassName());
                }
              });
    }
  }

  @Override
  public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
    return new AnnotationReading(descriptor, annotations::add);
  }

  @Override
  public @Nullable FieldVisitor visitField(
      int access, String field, String descriptor, String signature, @Nullable Object value) {
    Type type = Type.getType(descriptor);
    fields.put(field, type.getClassName());
    if (value instanceof String text) {
      fieldTexts.put(field, List.of(text));
    }
    return null;
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int access, String method, String descriptor, String signature, String[] exceptions) {
    return new MethodReading(
        new MethodRef(name, method, descriptor), access, methods::add, fieldTexts::put);
  }
}

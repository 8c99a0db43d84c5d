package dev.banyan.analysis.bytecode;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/// Reads what a method's instructions refer to.
final class MethodReading extends MethodVisitor {
  private final MethodRef ref;
  private final int access;
  private final Consumer<CodeMethod> whole;
  private final BiConsumer<String, List<String>> fieldTexts;
  private final List<Annotation> annotations = new ArrayList<>();
  private final List<MethodRef> calls = new ArrayList<>();
  private final List<FieldUse> fields = new ArrayList<>();
  private final Set<String> made = new LinkedHashSet<>();
  private final Set<String> types = new LinkedHashSet<>();
  private final List<String> texts = new ArrayList<>();

  /// Texts since a field of the own class was set last: in an initialiser they are that field's.
  private final List<String> pending = new ArrayList<>();

  MethodReading(
      MethodRef ref,
      int access,
      Consumer<CodeMethod> whole,
      BiConsumer<String, List<String>> fieldTexts) {
    super(Opcodes.ASM9);
    this.ref = ref;
    this.access = access;
    this.whole = whole;
    this.fieldTexts = fieldTexts;
  }

  @Override
  public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
    return new AnnotationReading(
        descriptor,
        annotation -> {
          annotations.add(annotation);
          annotation.values().values().forEach(texts::addAll);
        });
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    if (opcode == Opcodes.NEW) {
      made.add(Type.getObjectType(type).getClassName());
    }
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
    boolean write = opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC;
    String type = Type.getObjectType(owner).getClassName();
    fields.add(new FieldUse(type, name, write));
    if (write && type.equals(ref.owner()) && !pending.isEmpty()) {
      if (ref.name().startsWith("<")) {
        fieldTexts.accept(name, List.copyOf(pending));
      }
      pending.clear();
    }
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    if (!owner.startsWith("[")) {
      calls.add(new MethodRef(Type.getObjectType(owner).getClassName(), name, descriptor));
    }
  }

  @Override
  public void visitInvokeDynamicInsn(
      String name, String descriptor, Handle bootstrap, Object... arguments) {
    for (Object argument : arguments) {
      constant(argument);
    }
  }

  @Override
  public void visitLdcInsn(Object value) {
    constant(value);
  }

  private void constant(Object value) {
    switch (value) {
      case String text -> {
        texts.add(text);
        pending.add(text);
      }
      case Type type when type.getSort() == Type.OBJECT -> types.add(type.getClassName());
      case Handle handle when handle.getTag() >= Opcodes.H_INVOKEVIRTUAL ->
          calls.add(
              new MethodRef(
                  Type.getObjectType(handle.getOwner()).getClassName(),
                  handle.getName(),
                  handle.getDesc()));
      case ConstantDynamic dynamic -> {
        for (int i = 0; i < dynamic.getBootstrapMethodArgumentCount(); i++) {
          constant(dynamic.getBootstrapMethodArgument(i));
        }
      }
      default -> {}
    }
  }

  @Override
  public @Nullable AnnotationVisitor visitAnnotationDefault() {
    return null;
  }

  @Override
  public void visitEnd() {
    whole.accept(
        new CodeMethod(
            ref,
            (access & Opcodes.ACC_PUBLIC) != 0,
            (access & Opcodes.ACC_ABSTRACT) == 0,
            annotations,
            calls,
            fields,
            made,
            types,
            texts));
  }
}

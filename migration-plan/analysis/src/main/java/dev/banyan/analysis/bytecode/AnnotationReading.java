package dev.banyan.analysis.bytecode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/// Collects an annotation's values as text.
final class AnnotationReading extends AnnotationVisitor {
  private final Map<String, List<String>> values = new LinkedHashMap<>();
  private final String type;
  private final Consumer<Annotation> whole;

  AnnotationReading(String descriptor, Consumer<Annotation> whole) {
    super(Opcodes.ASM9);
    this.type = Type.getType(descriptor).getClassName();
    this.whole = whole;
  }

  @Override
  public void visit(String name, Object value) {
    add(name, value instanceof Type named ? named.getClassName() : String.valueOf(value));
  }

  @Override
  public void visitEnum(String name, String descriptor, String value) {
    add(name, value);
  }

  @Override
  public AnnotationVisitor visitAnnotation(String name, String descriptor) {
    return new AnnotationReading(
        descriptor,
        nested ->
            nested.values().forEach((member, found) -> found.forEach(each -> add(member, each))));
  }

  @Override
  public AnnotationVisitor visitArray(String name) {
    AnnotationReading outer = this;
    return new AnnotationVisitor(Opcodes.ASM9) {
      @Override
      public void visit(String unnamed, Object value) {
        outer.visit(name, value);
      }

      @Override
      public void visitEnum(String unnamed, String descriptor, String value) {
        outer.add(name, value);
      }

      @Override
      public AnnotationVisitor visitAnnotation(String unnamed, String descriptor) {
        return outer.visitAnnotation(name, descriptor);
      }
    };
  }

  @Override
  public void visitEnd() {
    whole.accept(new Annotation(type, values));
  }

  private void add(String name, String value) {
    values.computeIfAbsent(name, added -> new ArrayList<>()).add(value);
  }
}

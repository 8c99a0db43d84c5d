package dev.banyan.analysis.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.analysis.Analysis;
import dev.banyan.analysis.cut.Measures;
import dev.banyan.analysis.cut.RatedCut;
import dev.banyan.analysis.structure.Structure;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// `analysis.json`: everything that was found, for machines.
public final class AnalysisJson {
  private AnalysisJson() {}

  public static ObjectNode of(Analysis analysis) {
    ObjectMapper mapper = new ObjectMapper();
    Structure structure = analysis.structure();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("basePackage", analysis.basePackage());
    json.set("features", mapper.valueToTree(structure.features()));
    json.set("notes", mapper.valueToTree(analysis.notes()));
    ArrayNode cuts = json.putArray("cuts");
    analysis.cuts().forEach(cut -> cuts.add(cut(cut, mapper)));
    json.set("order", mapper.valueToTree(analysis.order()));
    json.set("transactions", mapper.valueToTree(structure.transactions()));
    json.set("tables", mapper.valueToTree(structure.tables()));
    json.set("foreignKeys", mapper.valueToTree(analysis.foreignKeys()));
    json.set("types", mapper.valueToTree(structure.types()));
    json.set("links", mapper.valueToTree(structure.links()));
    json.set("statements", mapper.valueToTree(structure.statements()));
    json.set("useCases", mapper.valueToTree(structure.useCases()));
    return json;
  }

  private static ObjectNode cut(RatedCut rated, ObjectMapper mapper) {
    Measures measures = rated.measures();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", rated.cut().name()).put("about", rated.about());
    json.putObject("measures")
        .put("parts", measures.parts())
        .put("structuralModularity", rounded(measures.structuralModularity()))
        .put("interPartitionCalls", rounded(measures.interPartitionCalls()))
        .put("interfaceNumber", rounded(measures.interfaceNumber()))
        .put("businessContextPurity", rounded(measures.businessContextPurity()))
        .put("transactionsCut", measures.transactionsCut())
        .put("foreignKeysCut", measures.foreignKeysCut())
        .put("tablesShared", measures.tablesShared());
    ObjectNode parts = json.putObject("parts");
    for (String part : rated.cut().names()) {
      parts.set(part, mapper.valueToTree(rated.cut().of(part)));
    }
    return json;
  }

  private static BigDecimal rounded(double value) {
    return BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_UP);
  }
}

package io.github.temporallambda.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import java.util.Locale;
import java.util.Optional;

/**
 * Turns the short enum names of older exports ({@code ActivityTaskScheduled}) into protobuf's
 * ({@code EVENT_TYPE_ACTIVITY_TASK_SCHEDULED}), in the enum fields of a message alone; what else a
 * history holds stays as it is.
 */
final class EnumNames {

  private EnumNames() {}

  /** Changes the JSON form of a message of that type in place. */
  static void expand(JsonNode message, Descriptor type) {
    if (message instanceof ObjectNode object) {
      for (FieldDescriptor field : type.getFields()) {
        JsonNode value = object.get(field.getJsonName());
        if (value != null) {
          object.set(field.getJsonName(), expanded(value, field));
        }
      }
    }
  }

  private static JsonNode expanded(JsonNode value, FieldDescriptor field) {
    if (field.isMapField()) {
      FieldDescriptor entry = field.getMessageType().findFieldByName("value");
      if (value instanceof ObjectNode map) {
        map.properties().forEach(each -> each.setValue(expanded(each.getValue(), entry)));
      }
    } else if (value instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        list.set(i, one(list.get(i), field));
      }
    } else {
      return one(value, field);
    }
    return value;
  }

  private static JsonNode one(JsonNode value, FieldDescriptor field) {
    if (field.getJavaType() == JavaType.MESSAGE) {
      expand(value, field.getMessageType());
    } else if (field.getJavaType() == JavaType.ENUM && value.isTextual()) {
      return fullName(field.getEnumType(), value.textValue())
          .<JsonNode>map(TextNode::valueOf)
          .orElse(value);
    }
    return value;
  }

  private static Optional<String> fullName(EnumDescriptor type, String name) {
    String whole = plain(type.getName()) + plain(name);
    return type.getValues().stream()
        .map(EnumValueDescriptor::getName)
        .filter(each -> plain(each).equals(whole))
        .findFirst();
  }

  private static String plain(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }
}

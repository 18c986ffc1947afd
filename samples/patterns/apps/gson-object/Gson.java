package com.google.gson;

import java.lang.reflect.Field;

public final class Gson {
    public <T> T fromJson(String text, Class<T> type) {
        try {
            return type.cast(read(text, type));
        } catch (ReflectiveOperationException error) {
            return null;
        }
    }

    private Object read(String text, Class<?> type) throws ReflectiveOperationException {
        Object made = type.getDeclaredConstructor().newInstance();
        for (Field field : type.getDeclaredFields()) {
            if (text.contains(field.getName())) {
                field.setAccessible(true);
                field.set(made, read(text, field.getType()));
            }
        }
        return made;
    }
}

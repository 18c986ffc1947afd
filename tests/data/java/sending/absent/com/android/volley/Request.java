package com.android.volley;

import java.util.Map;

public abstract class Request<T> {
    public Request(int method, String url, Response.ErrorListener failed) {}
    protected Map<String, String> getParams() { return null; }
}

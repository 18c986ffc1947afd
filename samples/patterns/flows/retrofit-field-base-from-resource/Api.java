package p;

import retrofit2.Call;
import retrofit2.http.Field;
import retrofit2.http.FormUrlEncoded;
import retrofit2.http.POST;

interface Api {
    @FormUrlEncoded
    @POST("login")
    Call<String> login(@Field("name") String name, @Field("device") String device);
}

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>words</name>
    <message>
        <source>异地安置退休</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>异地长期居住</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>常驻异地工作</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>异地转诊</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>急诊抢救</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>其他临时外出就医</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有查到您的参保身份</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>您不在这个地方参保</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>医保待遇已暂停</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还在待遇等待期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>以前一次就诊的费用还没结清</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>同样的备案已经有效</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>和已有备案的日期重叠</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原来的备案还没到可以变更的时间</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这种情况不用备案</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>就医地还没有开通</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>转诊医院没有转诊资格，或证明已过期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>材料不全</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>承诺备案的资格已取消</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>就医地不支持这种证件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>社保卡已挂失、冻结或注销</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>参保人已登记死亡</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>日期不能接受</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已出院并自费结清，要走手工报销</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>国家平台没有接受</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有找到这次就诊</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没办出院</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这次就诊已经结算过</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有有效的异地就医备案</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>费用明细有变化</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>参保地的政策还没有下发</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请先联系参保地医保经办机构。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请到人工窗口办理。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>职工医保</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>公务员医疗补助</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>大额医疗费用补助</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>离休人员医疗保障</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>居民医保</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>居民大病保险</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>生育保险</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>普通门诊</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>挂号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>急诊</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>门诊慢特病</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>住院</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>外伤住院</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>转外住院</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>急诊转住院</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>异地住院</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>日间手术</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>定点药店购药</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>生育住院</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>职工基本医疗保险统筹基金</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>职工个人账户</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>企业补充医疗保险</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>居民基本医疗保险统筹基金</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>医疗救助</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>其他基金</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>医疗费用总额</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全自费（目录外）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>超限价自费</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>先行自付</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>符合政策范围</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>起付线</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>基本医保统筹基金</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>职工大额医疗补助</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>基金支付总额</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>个人负担总额</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>个人账户支付</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>个人现金支付</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>家庭共济账户支付</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>医院负担</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>账户余额</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>北京</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>天津</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>河北</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>山西</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>内蒙古</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>辽宁</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>吉林</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>黑龙江</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上海</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>江苏</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>浙江</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>安徽</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>福建</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>江西</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>山东</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>河南</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>湖北</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>湖南</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>广东</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>广西</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>海南</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重庆</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>四川</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>贵州</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>云南</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>西藏</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>陕西</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>甘肃</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>青海</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>宁夏</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新疆</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>台湾</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>香港</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>澳门</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>北京海淀</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>山东泰安</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>海南海口</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>宁夏银川</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>宁夏银川兴庆区</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>宁夏银川西夏区</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>宁夏银川金凤区</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>宁夏灵武</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>宁夏石嘴山</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>宁夏吴忠</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>宁夏固原</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>宁夏中卫</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新疆乌鲁木齐</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>填写的内容有一处不能接受。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有提交任何内容。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请再试一次；还不行请到人工窗口。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>看日志里的字段名。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有一份资料的内容读不懂。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文件或报文不是合法的 JSON，日志里有位置。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>医保政策资料有误，暂时不能计算。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有扣款。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>用 yidi policy check 检查政策文件。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>机器里的一份资料读不出来。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>检查数据目录的权限和磁盘。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>机器存不下新的内容。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>检查磁盘空间和数据目录的权限。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>读卡服务没有运行。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>启动 pcscd，程序会自己恢复。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有找到读卡器。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>检查读卡器的连线和电源。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>读卡器没有反应。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请取出卡再插一次；还不行请到人工窗口。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重新插拔读卡器，再不行更换。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有读到卡。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请把有芯片的一头朝里、芯片朝上，插到底。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>擦拭芯片；多张卡都读不出时检查读卡器。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>卡可能插反了。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请取出卡，芯片朝上、有芯片的一头朝里，插到底。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>卡上电没有应答。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这张卡不是社会保障卡。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请取出，换社保卡再试。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>卡上没有社保应用。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这张卡已过有效期。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请到人工窗口换新卡，带上身份证。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>换卡后旧卡停用。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>卡在读取时被取出了。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请重新插入，等屏幕提示再取。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>检查卡槽是否松动。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这张卡的内容不完整。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请到人工窗口检查卡片。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>卡上的数据不符合规范，日志里有文件名。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>密码不对。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>停下来不会锁卡。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请再输一次，或到人工窗口重置密码。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>可凭身份证重置密码。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>为防止锁卡，已停止输入。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>卡没有锁，还剩一次机会。没有提交任何内容。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请到人工窗口，凭身份证重置密码。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不要让持卡人再试，先重置。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这张卡的密码已锁定。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请到人工窗口，凭身份证解锁。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>需要解锁密码或重置。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不知道密码核对的结果。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请取出卡，重新插入再来一次。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>可能已用掉一次机会；查看剩余次数。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这张卡还没有设置密码。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请到人工窗口设置密码，带上身份证。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>卡上没有密码文件或密码未启用。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>网络暂时不通。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有扣款；已存本机的内容联网后自动上传。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请稍后再来，或到人工窗口。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>检查网线、VPN 和省平台状态。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>医保平台没有及时答复。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>对照省平台的响应时间。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这台机器和医保平台互相没有认出来，为安全已停止。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>证书过期、被换或时间不对；重新登记本机。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>医保平台的答复读不懂。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>把日志交给省平台。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>医保平台的答复没有通过验签，没有采用。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>可能有人改动报文，立即报告。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>医保平台没有接受这次请求。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>日志里有平台的说明。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>结果待确认。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请凭编号到窗口查询，不要重复付款。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>等撤销或回执，再处理。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>网络不通，费用结算要联网才能确认。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请等网络恢复后再来，或到人工窗口；备案现在可以照常办。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有查到您的参保信息。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请联系参保地医保经办机构，或到人工窗口。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>核对卡号和证件号码。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没找到您在本院的未结算就诊。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>刚办出院可能要等 10 分钟，请稍后再试。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>医院是否已上传出院和费用。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有有效的异地就医备案。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>可以先在本机办备案，再来结算。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>急诊由医院上传急诊标志，视同备案。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>参保地的政策资料还没有下发，暂时不能计算。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>联系省平台下发政策。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>费用的几个数对不上，为安全已停止。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>省平台的结算恒等式不成立，立即报告。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>费用刚刚有变化。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请重新核对。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>医院补传了费用。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这台机器暂停服务。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已保存的业务都在，没有丢失。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>队列文件打不开；不要删除，保留原样并报告。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>另一个程序占用了队列文件，关掉它再启动。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>队列文件来自更新的版本，请升级程序。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这台机器存满了，暂停服务。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>腾出磁盘空间，不要删除数据目录里的文件。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这笔业务的状态对不上，已停下来。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>程序有错，附上日志报告。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这台机器还没有登记，暂停服务。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>运行 yidi station enrol 登记本机。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打印机没有准备好，业务不受影响。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已办的业务有效。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请拍下二维码，或到窗口补打。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>检查纸和打印机电源。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>医保自助服务</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在线</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>网络不通</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在联网</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待上传 %1 笔</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>演练</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>大字</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>标准字</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>高对比</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>标准色</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>语言</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>呼叫工作人员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退卡结束</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>第 %1 步，共 %2 步</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>第 %1 页，共 %2 页</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>网络暂时不通：备案可以照常办，先存在本机，联网后自动上传；结算暂停。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上一步</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下一步</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>继续</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>确认</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>修改</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>完成</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>再打印一份</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>返回菜单</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请输入社保卡密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>6 位数字，请用手遮挡</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已输入 %1 位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还可试 %1 次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>密码不对，还可以试 %1 次。停下来不会锁卡。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>清除</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退一格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>确定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在核对密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>由卡片自己核对，请不要拔卡。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请插入社会保障卡</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>芯片朝上，有芯片的一头朝里，插到底。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这里可以办</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>异地就医备案</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>住院费用结算</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>读卡器没有准备好，暂时不能插卡办理，请到人工窗口。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在读卡</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>大约 3 秒，请不要拔卡。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在核对参保信息</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在向医保平台查询，大约 3 秒。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有提交任何内容。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>是您本人吗？</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>是我，继续</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不是我，换卡</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>网络不通，参保信息暂时核不了，先用卡上的资料；备案可以办，联网后由平台核对。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>姓名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>证件号码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>参保地</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>险种</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>卡有效至</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>手机</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1，您好。今天办什么？</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在本地看病前登记，四步办完</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>看清每一笔金额的理由，再确认</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>结算要联网，网络恢复后再办</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>为什么在外地看病？</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>长期住在这里</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退休安置、居住或工作</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>医生转诊过来</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有参保地医院的转诊证明</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>突发急病</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在抢救或看急诊</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>临时外出看病</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>出差、旅游、探亲等</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在哪里看病？</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>备案到市即可，这个市里联网的医院都能用。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>就在这里：%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>别的城市</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>从哪天开始？</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>今天 %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>入院那天 %1（补办）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请核对</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按“确认”表示您承诺以上情况属实。接着输入社保卡密码。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>确认，输密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>备案类型</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>就医地</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>开始</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>结束</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不限</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按参保地规定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>急诊抢救不用备案</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>医院把这次就诊标为急诊后，视同已经备案，出院时可以直接结算。请告诉医生或住院处您是外地参保。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这台机器只办本市</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>要备案到别的城市，请到人工窗口，或用国家医保服务平台手机应用办理。没有提交任何内容。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在办理备案</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在等医保平台答复，最多 8 秒。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>您填的内容已存在本机，不会丢。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在保存到本机。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>备案已通过</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>备案已受理，正在审核</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已存在本机，待上传</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>备案没有通过</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在备案地联网的医院，出院时可以直接结算。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>参保地审核后生效，一般 1 个工作日。可以随时插卡查询。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有生效。联网后自动上传，不用重填。请保管好回执上的编号。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>办好下面的事后可以再来备案。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>备案编号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本机编号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>生效</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在查找就诊</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在向医保平台查询未结算的就诊。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>结算哪一次就诊？</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 至 %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 起，还没办出院</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>先办出院，再来结算</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>只列出最近 %1 次，更早的请到窗口。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在算费用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>参保地正在按政策计算，大约 5 秒。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>费用构成</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>确认前是预估，以结算结果为准。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>为什么是这个数？</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>每一笔金额的理由</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>去核对并确认</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请核对并确认</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>确认结算，输密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按“确认”后输入社保卡密码才会结算。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>费用有变化，已经重新计算，请再核对一次。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>总费用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>医保基金支付</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>个人支付</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>统筹基金</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>大病保险</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>大额医疗补助</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>公务员补助</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>企业补充</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>个人账户</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>家庭共济账户</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>现金</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在结算</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在等参保地答复，最多 8 秒。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请求已存在本机，不会重复扣款。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已结算</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请取走结算单。应付的个人部分请到收费处交。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>结果待确认，没有扣款</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有收到参保地的答复，这次结算已作废处理。请稍后再试，或凭编号到窗口查询。不要另外付这笔钱。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有结算</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有扣款。办好下面的事后可以再来结算。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>结算编号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>就诊</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>医院</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>住院日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>天数</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 至 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 天</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已办结</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已受理，待审核</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已存本机，待上传，还没有生效</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未通过</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>状态</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原因</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>怎么办</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>接下来</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>回执没有打印出来，业务不受影响。请拍下二维码，或到窗口补打。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>跨省异地就医备案回执</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>跨省异地就医住院费用结算单</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>终端</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打印时间</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>结算时间</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>二维码含编号和校验码，不含个人信息。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>演练用，无效</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>项目</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>金额（元）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>基金支付明细</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>计算说明</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>政策版本</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>由谁支付</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>签字</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还需要更多时间吗？</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 秒后自动结束并清除您的信息</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请取走您的卡</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>卡可以拔了，您的信息已从屏幕清除。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>卡已取出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>备案已通过。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>备案已受理，正在审核。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>备案已存在本机，联网后自动上传，还没有生效。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>备案没有通过。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>费用已结算。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>结算结果待确认，没有扣款。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有结算，没有扣款。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>需要帮助？</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请到旁边的人工窗口，把下面两行告诉工作人员。您的卡可以一直插着。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>机器编号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>页面</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>暂停服务</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>代码 %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有提交任何内容，没有扣款。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>起付线以内由个人支付，本次 {amount} 元。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>frame</name>
    <message>
        <source>相关记录：%1</source>
        <translation>Concerns: %1</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>异地安置退休</source>
        <translation>Retired and settled elsewhere</translation>
    </message>
    <message>
        <source>异地长期居住</source>
        <translation>Long-term resident elsewhere</translation>
    </message>
    <message>
        <source>常驻异地工作</source>
        <translation>Working elsewhere</translation>
    </message>
    <message>
        <source>异地转诊</source>
        <translation>Referral</translation>
    </message>
    <message>
        <source>急诊抢救</source>
        <translation>Emergency</translation>
    </message>
    <message>
        <source>其他临时外出就医</source>
        <translation>Other temporary stay</translation>
    </message>
    <message>
        <source>没有查到您的参保身份</source>
        <translation>Your insured identity was not found</translation>
    </message>
    <message>
        <source>您不在这个地方参保</source>
        <translation>You are not insured there</translation>
    </message>
    <message>
        <source>医保待遇已暂停</source>
        <translation>Your benefits are suspended</translation>
    </message>
    <message>
        <source>还在待遇等待期</source>
        <translation>You are still in the waiting period</translation>
    </message>
    <message>
        <source>以前一次就诊的费用还没结清</source>
        <translation>An earlier visit is not settled</translation>
    </message>
    <message>
        <source>同样的备案已经有效</source>
        <translation>The same filing is already in force</translation>
    </message>
    <message>
        <source>和已有备案的日期重叠</source>
        <translation>It overlaps an existing filing</translation>
    </message>
    <message>
        <source>原来的备案还没到可以变更的时间</source>
        <translation>Your present filing cannot be changed yet</translation>
    </message>
    <message>
        <source>这种情况不用备案</source>
        <translation>No filing is needed for this</translation>
    </message>
    <message>
        <source>就医地还没有开通</source>
        <translation>The place of care is not open yet</translation>
    </message>
    <message>
        <source>转诊医院没有转诊资格，或证明已过期</source>
        <translation>The hospital may not refer, or the certificate is too old</translation>
    </message>
    <message>
        <source>材料不全</source>
        <translation>Papers are missing</translation>
    </message>
    <message>
        <source>承诺备案的资格已取消</source>
        <translation>You may no longer file on your own declaration</translation>
    </message>
    <message>
        <source>就医地不支持这种证件</source>
        <translation>The place of care does not take this document</translation>
    </message>
    <message>
        <source>社保卡已挂失、冻结或注销</source>
        <translation>The card is reported lost, frozen or cancelled</translation>
    </message>
    <message>
        <source>参保人已登记死亡</source>
        <translation>The insured person is registered as deceased</translation>
    </message>
    <message>
        <source>日期不能接受</source>
        <translation>The dates cannot be accepted</translation>
    </message>
    <message>
        <source>已出院并自费结清，要走手工报销</source>
        <translation>Already discharged and paid: this is a manual claim</translation>
    </message>
    <message>
        <source>国家平台没有接受</source>
        <translation>The national platform did not accept it</translation>
    </message>
    <message>
        <source>这件备案现在的状态不能这样办</source>
        <translation>This filing cannot be dealt with like that in its present state</translation>
    </message>
    <message>
        <source>这一步要由别的人来办</source>
        <translation>Somebody else has to do this step</translation>
    </message>
    <message>
        <source>办理条件还不满足</source>
        <translation>A condition for this is not met yet</translation>
    </message>
    <message>
        <source>结束日期</source>
        <translation>End date</translation>
    </message>
    <message>
        <source>没有找到这次就诊</source>
        <translation>This visit was not found</translation>
    </message>
    <message>
        <source>还没办出院</source>
        <translation>Not yet discharged</translation>
    </message>
    <message>
        <source>这次就诊已经结算过</source>
        <translation>This visit is already settled</translation>
    </message>
    <message>
        <source>没有有效的异地就医备案</source>
        <translation>There is no filing in force</translation>
    </message>
    <message>
        <source>费用明细有变化</source>
        <translation>The bill has changed</translation>
    </message>
    <message>
        <source>参保地的政策还没有下发</source>
        <translation>The policy of your insured place is missing</translation>
    </message>
    <message>
        <source>这种情况不能直接结算</source>
        <translation>This kind of visit cannot be settled directly</translation>
    </message>
    <message>
        <source>从 %1 起暂停</source>
        <translation>Suspended since %1</translation>
    </message>
    <message>
        <source>从 %1 起才有待遇</source>
        <translation>Covered from %1</translation>
    </message>
    <message>
        <source>登记日期：%1</source>
        <translation>Registered on %1</translation>
    </message>
    <message>
        <source>申请的日期：%1</source>
        <translation>The date asked for: %1</translation>
    </message>
    <message>
        <source>%1 入院</source>
        <translation>Admitted on %1</translation>
    </message>
    <message>
        <source>开始日期</source>
        <translation>The first day</translation>
    </message>
    <message>
        <source>请到人工窗口办理。</source>
        <translation>Please go to a window.</translation>
    </message>
    <message>
        <source>职工医保</source>
        <translation>Employees&apos; insurance</translation>
    </message>
    <message>
        <source>公务员医疗补助</source>
        <translation>Civil servants&apos; supplement</translation>
    </message>
    <message>
        <source>大额医疗费用补助</source>
        <translation>Large-amount supplement</translation>
    </message>
    <message>
        <source>离休人员医疗保障</source>
        <translation>Retired cadres&apos; scheme</translation>
    </message>
    <message>
        <source>居民医保</source>
        <translation>Residents&apos; insurance</translation>
    </message>
    <message>
        <source>居民大病保险</source>
        <translation>Residents&apos; major-illness insurance</translation>
    </message>
    <message>
        <source>生育保险</source>
        <translation>Maternity insurance</translation>
    </message>
    <message>
        <source>普通门诊</source>
        <translation>Outpatient</translation>
    </message>
    <message>
        <source>挂号</source>
        <translation>Registration</translation>
    </message>
    <message>
        <source>急诊</source>
        <translation>Emergency outpatient</translation>
    </message>
    <message>
        <source>门诊慢特病</source>
        <translation>Chronic outpatient</translation>
    </message>
    <message>
        <source>住院</source>
        <translation>Hospital stay</translation>
    </message>
    <message>
        <source>外伤住院</source>
        <translation>Hospital stay, injury</translation>
    </message>
    <message>
        <source>转外住院</source>
        <translation>Hospital stay, referred</translation>
    </message>
    <message>
        <source>急诊转住院</source>
        <translation>Emergency admission</translation>
    </message>
    <message>
        <source>异地住院</source>
        <translation>Hospital stay away from home</translation>
    </message>
    <message>
        <source>日间手术</source>
        <translation>Day surgery</translation>
    </message>
    <message>
        <source>定点药店购药</source>
        <translation>Pharmacy</translation>
    </message>
    <message>
        <source>生育住院</source>
        <translation>Maternity stay</translation>
    </message>
    <message>
        <source>职工基本医疗保险统筹基金</source>
        <translation>Employees&apos; pooled fund</translation>
    </message>
    <message>
        <source>职工个人账户</source>
        <translation>Employee&apos;s personal account</translation>
    </message>
    <message>
        <source>企业补充医疗保险</source>
        <translation>Employer&apos;s supplement</translation>
    </message>
    <message>
        <source>居民基本医疗保险统筹基金</source>
        <translation>Residents&apos; pooled fund</translation>
    </message>
    <message>
        <source>医疗救助</source>
        <translation>Medical assistance</translation>
    </message>
    <message>
        <source>其他基金</source>
        <translation>Other funds</translation>
    </message>
    <message>
        <source>医疗费用总额</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>全自费（目录外）</source>
        <translation>Outside the catalogue</translation>
    </message>
    <message>
        <source>超限价自费</source>
        <translation>Above price limits</translation>
    </message>
    <message>
        <source>先行自付</source>
        <translation>Paid first by yourself</translation>
    </message>
    <message>
        <source>符合政策范围</source>
        <translation>Within the policy</translation>
    </message>
    <message>
        <source>起付线</source>
        <translation>Deductible</translation>
    </message>
    <message>
        <source>基本医保统筹基金</source>
        <translation>Pooled fund</translation>
    </message>
    <message>
        <source>职工大额医疗补助</source>
        <translation>Large-amount supplement</translation>
    </message>
    <message>
        <source>基金支付总额</source>
        <translation>Paid by the funds</translation>
    </message>
    <message>
        <source>个人负担总额</source>
        <translation>Your share</translation>
    </message>
    <message>
        <source>个人账户支付</source>
        <translation>From the personal account</translation>
    </message>
    <message>
        <source>个人现金支付</source>
        <translation>In cash</translation>
    </message>
    <message>
        <source>家庭共济账户支付</source>
        <translation>From the family account</translation>
    </message>
    <message>
        <source>医院负担</source>
        <translation>Borne by the hospital</translation>
    </message>
    <message>
        <source>账户余额</source>
        <translation>Account balance</translation>
    </message>
    <message>
        <source>北京</source>
        <translation>Beijing</translation>
    </message>
    <message>
        <source>天津</source>
        <translation>Tianjin</translation>
    </message>
    <message>
        <source>河北</source>
        <translation>Hebei</translation>
    </message>
    <message>
        <source>山西</source>
        <translation>Shanxi</translation>
    </message>
    <message>
        <source>内蒙古</source>
        <translation>Inner Mongolia</translation>
    </message>
    <message>
        <source>辽宁</source>
        <translation>Liaoning</translation>
    </message>
    <message>
        <source>吉林</source>
        <translation>Jilin</translation>
    </message>
    <message>
        <source>黑龙江</source>
        <translation>Heilongjiang</translation>
    </message>
    <message>
        <source>上海</source>
        <translation>Shanghai</translation>
    </message>
    <message>
        <source>江苏</source>
        <translation>Jiangsu</translation>
    </message>
    <message>
        <source>浙江</source>
        <translation>Zhejiang</translation>
    </message>
    <message>
        <source>安徽</source>
        <translation>Anhui</translation>
    </message>
    <message>
        <source>福建</source>
        <translation>Fujian</translation>
    </message>
    <message>
        <source>江西</source>
        <translation>Jiangxi</translation>
    </message>
    <message>
        <source>山东</source>
        <translation>Shandong</translation>
    </message>
    <message>
        <source>河南</source>
        <translation>Henan</translation>
    </message>
    <message>
        <source>湖北</source>
        <translation>Hubei</translation>
    </message>
    <message>
        <source>湖南</source>
        <translation>Hunan</translation>
    </message>
    <message>
        <source>广东</source>
        <translation>Guangdong</translation>
    </message>
    <message>
        <source>广西</source>
        <translation>Guangxi</translation>
    </message>
    <message>
        <source>海南</source>
        <translation>Hainan</translation>
    </message>
    <message>
        <source>重庆</source>
        <translation>Chongqing</translation>
    </message>
    <message>
        <source>四川</source>
        <translation>Sichuan</translation>
    </message>
    <message>
        <source>贵州</source>
        <translation>Guizhou</translation>
    </message>
    <message>
        <source>云南</source>
        <translation>Yunnan</translation>
    </message>
    <message>
        <source>西藏</source>
        <translation>Tibet</translation>
    </message>
    <message>
        <source>陕西</source>
        <translation>Shaanxi</translation>
    </message>
    <message>
        <source>甘肃</source>
        <translation>Gansu</translation>
    </message>
    <message>
        <source>青海</source>
        <translation>Qinghai</translation>
    </message>
    <message>
        <source>宁夏</source>
        <translation>Ningxia</translation>
    </message>
    <message>
        <source>新疆</source>
        <translation>Xinjiang</translation>
    </message>
    <message>
        <source>台湾</source>
        <translation>Taiwan</translation>
    </message>
    <message>
        <source>香港</source>
        <translation>Hong Kong</translation>
    </message>
    <message>
        <source>澳门</source>
        <translation>Macao</translation>
    </message>
    <message>
        <source>北京海淀</source>
        <translation>Haidian, Beijing</translation>
    </message>
    <message>
        <source>山东泰安</source>
        <translation>Tai&apos;an, Shandong</translation>
    </message>
    <message>
        <source>海南海口</source>
        <translation>Haikou, Hainan</translation>
    </message>
    <message>
        <source>宁夏银川</source>
        <translation>Yinchuan, Ningxia</translation>
    </message>
    <message>
        <source>宁夏银川兴庆区</source>
        <translation>Xingqing, Yinchuan, Ningxia</translation>
    </message>
    <message>
        <source>宁夏银川西夏区</source>
        <translation>Xixia, Yinchuan, Ningxia</translation>
    </message>
    <message>
        <source>宁夏银川金凤区</source>
        <translation>Jinfeng, Yinchuan, Ningxia</translation>
    </message>
    <message>
        <source>宁夏灵武</source>
        <translation>Lingwu, Ningxia</translation>
    </message>
    <message>
        <source>宁夏石嘴山</source>
        <translation>Shizuishan, Ningxia</translation>
    </message>
    <message>
        <source>宁夏吴忠</source>
        <translation>Wuzhong, Ningxia</translation>
    </message>
    <message>
        <source>宁夏固原</source>
        <translation>Guyuan, Ningxia</translation>
    </message>
    <message>
        <source>宁夏中卫</source>
        <translation>Zhongwei, Ningxia</translation>
    </message>
    <message>
        <source>新疆乌鲁木齐</source>
        <translation>Urumqi, Xinjiang</translation>
    </message>
    <message>
        <source>填写的内容有一处不能接受。</source>
        <translation>Something entered cannot be accepted.</translation>
    </message>
    <message>
        <source>没有提交任何内容。</source>
        <translation>Nothing was submitted.</translation>
    </message>
    <message>
        <source>请再试一次；还不行请到人工窗口。</source>
        <translation>Please try again; if it does not help, go to a window.</translation>
    </message>
    <message>
        <source>看日志里的字段名。</source>
        <translation>The log names the field.</translation>
    </message>
    <message>
        <source>有一份资料的内容读不懂。</source>
        <translation>A piece of data could not be understood.</translation>
    </message>
    <message>
        <source>文件或报文不是合法的 JSON，日志里有位置。</source>
        <translation>A file or message is not valid JSON; the log says where.</translation>
    </message>
    <message>
        <source>医保政策资料有误，暂时不能计算。</source>
        <translation>The policy data is faulty, so nothing can be computed.</translation>
    </message>
    <message>
        <source>没有扣款。</source>
        <translation>Nothing was charged.</translation>
    </message>
    <message>
        <source>用 yidi policy check 检查政策文件。</source>
        <translation>Check the policy files with yidi policy check.</translation>
    </message>
    <message>
        <source>机器里的一份资料读不出来。</source>
        <translation>A file on this machine cannot be read.</translation>
    </message>
    <message>
        <source>检查数据目录的权限和磁盘。</source>
        <translation>Check the rights and the disk of the data folder.</translation>
    </message>
    <message>
        <source>机器存不下新的内容。</source>
        <translation>This machine cannot write anything new.</translation>
    </message>
    <message>
        <source>检查磁盘空间和数据目录的权限。</source>
        <translation>Check free space and the rights of the data folder.</translation>
    </message>
    <message>
        <source>读卡服务没有运行。</source>
        <translation>The card service is not running.</translation>
    </message>
    <message>
        <source>启动 pcscd，程序会自己恢复。</source>
        <translation>Start pcscd; the program recovers by itself.</translation>
    </message>
    <message>
        <source>没有找到读卡器。</source>
        <translation>No card reader was found.</translation>
    </message>
    <message>
        <source>检查读卡器的连线和电源。</source>
        <translation>Check the reader&apos;s cable and power.</translation>
    </message>
    <message>
        <source>读卡器没有反应。</source>
        <translation>The card reader does not respond.</translation>
    </message>
    <message>
        <source>请取出卡再插一次；还不行请到人工窗口。</source>
        <translation>Take the card out and insert it again; if it does not help, go to a window.</translation>
    </message>
    <message>
        <source>重新插拔读卡器，再不行更换。</source>
        <translation>Unplug and replug the reader; replace it if that does not help.</translation>
    </message>
    <message>
        <source>没有读到卡。</source>
        <translation>We could not read the card.</translation>
    </message>
    <message>
        <source>请把有芯片的一头朝里、芯片朝上，插到底。</source>
        <translation>Insert the chip end first, chip up, all the way in.</translation>
    </message>
    <message>
        <source>擦拭芯片；多张卡都读不出时检查读卡器。</source>
        <translation>Wipe the chip; if several cards fail, check the reader.</translation>
    </message>
    <message>
        <source>卡可能插反了。</source>
        <translation>The card may be the wrong way round.</translation>
    </message>
    <message>
        <source>请取出卡，芯片朝上、有芯片的一头朝里，插到底。</source>
        <translation>Take it out; chip up, chip end first, all the way in.</translation>
    </message>
    <message>
        <source>卡上电没有应答。</source>
        <translation>The card did not answer power-up.</translation>
    </message>
    <message>
        <source>这张卡不是社会保障卡。</source>
        <translation>This is not a social-security card.</translation>
    </message>
    <message>
        <source>请取出，换社保卡再试。</source>
        <translation>Please take it out and use yours.</translation>
    </message>
    <message>
        <source>卡上没有社保应用。</source>
        <translation>The card has no social-security application.</translation>
    </message>
    <message>
        <source>这张卡已过有效期。</source>
        <translation>This card has expired.</translation>
    </message>
    <message>
        <source>请到人工窗口换新卡，带上身份证。</source>
        <translation>Go to a window for a new card and bring your identity card.</translation>
    </message>
    <message>
        <source>换卡后旧卡停用。</source>
        <translation>The old card ends with the replacement.</translation>
    </message>
    <message>
        <source>卡在读取时被取出了。</source>
        <translation>The card was taken out while it was being read.</translation>
    </message>
    <message>
        <source>请重新插入，等屏幕提示再取。</source>
        <translation>Insert it again and wait until the screen says you may take it.</translation>
    </message>
    <message>
        <source>检查卡槽是否松动。</source>
        <translation>Check whether the slot is loose.</translation>
    </message>
    <message>
        <source>这张卡的内容不完整。</source>
        <translation>The data on this card is incomplete.</translation>
    </message>
    <message>
        <source>请到人工窗口检查卡片。</source>
        <translation>Have the card checked at a window.</translation>
    </message>
    <message>
        <source>卡上的数据不符合规范，日志里有文件名。</source>
        <translation>The card&apos;s data breaks the specification; the log names the file.</translation>
    </message>
    <message>
        <source>这张卡没有通过验证。</source>
        <translation>This card could not be verified.</translation>
    </message>
    <message>
        <source>请带上身份证，到人工窗口核对这张卡。</source>
        <translation>Take your identity card to a window to have this card checked.</translation>
    </message>
    <message>
        <source>内部认证结果不符：可能是复制的卡，留卡核查。</source>
        <translation>Internal authentication differs: perhaps a copied card; keep it for inquiry.</translation>
    </message>
    <message>
        <source>现在无法验证这张卡。</source>
        <translation>This card cannot be verified right now.</translation>
    </message>
    <message>
        <source>卡没有问题，没有提交任何内容。</source>
        <translation>The card is fine; nothing was submitted.</translation>
    </message>
    <message>
        <source>请稍后再试，或到人工窗口办理。</source>
        <translation>Try again later, or go to a window.</translation>
    </message>
    <message>
        <source>没有可用的 PSAM 卡，省平台也没有答复；用 yidi card list 检查。</source>
        <translation>No usable PSAM and no answer from the province; check with yidi card list.</translation>
    </message>
    <message>
        <source>这张卡已挂失、冻结或注销，不能使用。</source>
        <translation>This card was reported lost, frozen or cancelled and cannot be used.</translation>
    </message>
    <message>
        <source>请到人工窗口解除挂失或换新卡，带上身份证。</source>
        <translation>Go to a window to lift the loss or get a new card; bring your ID card.</translation>
    </message>
    <message>
        <source>省平台登记了停用；解除后重新插卡即可。</source>
        <translation>The province has it stopped; once that is lifted, just insert it again.</translation>
    </message>
    <message>
        <source>这个二维码不能用。</source>
        <translation>This QR code cannot be used.</translation>
    </message>
    <message>
        <source>请在手机上刷新医保电子凭证，再扫一次。</source>
        <translation>Refresh the medical e-credential on your phone and scan it again.</translation>
    </message>
    <message>
        <source>二维码已过期、不是医保电子凭证，或没有联网核验。</source>
        <translation>The code has expired, is no medical e-credential, or could not be verified on line.</translation>
    </message>
    <message>
        <source>证件阅读器没有反应。</source>
        <translation>The document reader does not respond.</translation>
    </message>
    <message>
        <source>请用社保卡办理，或到人工窗口。</source>
        <translation>Use your social-security card, or go to a window.</translation>
    </message>
    <message>
        <source>厂家程序退出或不答复，程序会自己重新启动它；看日志。</source>
        <translation>The vendor's program ended or is silent; it is started again by itself. See the log.</translation>
    </message>
    <message>
        <source>密码不对。</source>
        <translation>The PIN was wrong.</translation>
    </message>
    <message>
        <source>停下来不会锁卡。</source>
        <translation>Stopping now does not block the card.</translation>
    </message>
    <message>
        <source>请再输一次，或到人工窗口重置密码。</source>
        <translation>Enter it again, or have it reset at a window.</translation>
    </message>
    <message>
        <source>可凭身份证重置密码。</source>
        <translation>It can be reset with the identity card.</translation>
    </message>
    <message>
        <source>为防止锁卡，已停止输入。</source>
        <translation>We stopped before the card locks.</translation>
    </message>
    <message>
        <source>卡没有锁，还剩一次机会。没有提交任何内容。</source>
        <translation>The card is not locked; one try is left. Nothing was submitted.</translation>
    </message>
    <message>
        <source>请到人工窗口，凭身份证重置密码。</source>
        <translation>Go to a window with your identity card to reset the PIN.</translation>
    </message>
    <message>
        <source>不要让持卡人再试，先重置。</source>
        <translation>Do not let the person try again; reset it first.</translation>
    </message>
    <message>
        <source>这张卡的密码已锁定。</source>
        <translation>The PIN of this card is locked.</translation>
    </message>
    <message>
        <source>请到人工窗口，凭身份证解锁。</source>
        <translation>Go to a window with your identity card to unlock it.</translation>
    </message>
    <message>
        <source>需要解锁密码或重置。</source>
        <translation>Needs unblocking or a reset.</translation>
    </message>
    <message>
        <source>不知道密码核对的结果。</source>
        <translation>The result of the PIN check is not known.</translation>
    </message>
    <message>
        <source>请取出卡，重新插入再来一次。</source>
        <translation>Take the card out, insert it and start again.</translation>
    </message>
    <message>
        <source>可能已用掉一次机会；查看剩余次数。</source>
        <translation>A try may have been used; look at the tries left.</translation>
    </message>
    <message>
        <source>这张卡还没有设置密码。</source>
        <translation>This card has no PIN yet.</translation>
    </message>
    <message>
        <source>请到人工窗口设置密码，带上身份证。</source>
        <translation>Have a PIN set at a window; bring your identity card.</translation>
    </message>
    <message>
        <source>卡上没有密码文件或密码未启用。</source>
        <translation>The card has no PIN file, or the PIN is not enabled.</translation>
    </message>
    <message>
        <source>网络暂时不通。</source>
        <translation>There is no connection.</translation>
    </message>
    <message>
        <source>没有扣款；已存本机的内容联网后自动上传。</source>
        <translation>Nothing was charged; what is stored here is sent automatically later.</translation>
    </message>
    <message>
        <source>请稍后再来，或到人工窗口。</source>
        <translation>Please come back later or go to a window.</translation>
    </message>
    <message>
        <source>检查网线、VPN 和省平台状态。</source>
        <translation>Check cable, VPN and the province&apos;s status.</translation>
    </message>
    <message>
        <source>医保平台没有及时答复。</source>
        <translation>The insurance platform did not answer in time.</translation>
    </message>
    <message>
        <source>对照省平台的响应时间。</source>
        <translation>Compare with the province&apos;s response times.</translation>
    </message>
    <message>
        <source>这台机器和医保平台互相没有认出来，为安全已停止。</source>
        <translation>This machine and the platform did not recognise each other; it stopped to be safe.</translation>
    </message>
    <message>
        <source>证书过期、被换或时间不对；重新登记本机。</source>
        <translation>A certificate expired or changed, or the clock is wrong; enrol the station again.</translation>
    </message>
    <message>
        <source>医保平台的答复读不懂。</source>
        <translation>The platform&apos;s answer could not be understood.</translation>
    </message>
    <message>
        <source>把日志交给省平台。</source>
        <translation>Give the log to the province.</translation>
    </message>
    <message>
        <source>医保平台的答复没有通过验签，没有采用。</source>
        <translation>The platform&apos;s answer failed the signature check and was not used.</translation>
    </message>
    <message>
        <source>可能有人改动报文，立即报告。</source>
        <translation>The message may have been altered: report it at once.</translation>
    </message>
    <message>
        <source>医保平台没有接受这次请求。</source>
        <translation>The platform did not accept this request.</translation>
    </message>
    <message>
        <source>日志里有平台的说明。</source>
        <translation>The log has the platform&apos;s explanation.</translation>
    </message>
    <message>
        <source>结果待确认。</source>
        <translation>The result is pending.</translation>
    </message>
    <message>
        <source>请凭编号到窗口查询，不要重复付款。</source>
        <translation>Ask at a window with the number; do not pay twice.</translation>
    </message>
    <message>
        <source>等撤销或回执，再处理。</source>
        <translation>Wait for the withdrawal or the receipt.</translation>
    </message>
    <message>
        <source>网络不通，费用结算要联网才能确认。</source>
        <translation>There is no connection, and a settlement needs one to be confirmed.</translation>
    </message>
    <message>
        <source>请等网络恢复后再来，或到人工窗口；备案现在可以照常办。</source>
        <translation>Come back when the network is up or go to a window; you can still file now.</translation>
    </message>
    <message>
        <source>没有查到您的参保信息。</source>
        <translation>Your insurance was not found.</translation>
    </message>
    <message>
        <source>请联系参保地医保经办机构，或到人工窗口。</source>
        <translation>Contact your insurance office or go to a window.</translation>
    </message>
    <message>
        <source>核对卡号和证件号码。</source>
        <translation>Compare card and document number.</translation>
    </message>
    <message>
        <source>没找到您在本院的未结算就诊。</source>
        <translation>No unsettled visit was found here.</translation>
    </message>
    <message>
        <source>刚办出院可能要等 10 分钟，请稍后再试。</source>
        <translation>After discharge it can take 10 minutes; please try again later.</translation>
    </message>
    <message>
        <source>医院是否已上传出院和费用。</source>
        <translation>Has the hospital sent discharge and fees?</translation>
    </message>
    <message>
        <source>还没有有效的异地就医备案。</source>
        <translation>There is no filing in force.</translation>
    </message>
    <message>
        <source>可以先在本机办备案，再来结算。</source>
        <translation>You can file here first, then settle.</translation>
    </message>
    <message>
        <source>急诊由医院上传急诊标志，视同备案。</source>
        <translation>Emergencies count as filed once the hospital marks them.</translation>
    </message>
    <message>
        <source>参保地的政策资料还没有下发，暂时不能计算。</source>
        <translation>The policy of your insured place is missing, so nothing can be computed.</translation>
    </message>
    <message>
        <source>联系省平台下发政策。</source>
        <translation>Ask the province for the policy.</translation>
    </message>
    <message>
        <source>这种情况不能在这里直接结算。</source>
        <translation>This kind of visit cannot be settled here.</translation>
    </message>
    <message>
        <source>新生儿、外伤或跨医保年度的住院，请人工核对后办理。</source>
        <translation>A newborn, an accident or a stay over the end of the medical year: check it by hand.</translation>
    </message>
    <message>
        <source>费用的几个数对不上，为安全已停止。</source>
        <translation>The amounts do not add up, so it stopped to be safe.</translation>
    </message>
    <message>
        <source>省平台的结算恒等式不成立，立即报告。</source>
        <translation>The settlement identities do not hold: report it at once.</translation>
    </message>
    <message>
        <source>费用刚刚有变化。</source>
        <translation>The amounts have just changed.</translation>
    </message>
    <message>
        <source>请重新核对。</source>
        <translation>Please check again.</translation>
    </message>
    <message>
        <source>医院补传了费用。</source>
        <translation>The hospital sent further fees.</translation>
    </message>
    <message>
        <source>这台机器暂停服务。</source>
        <translation>This machine is out of service.</translation>
    </message>
    <message>
        <source>已保存的业务都在，没有丢失。</source>
        <translation>Everything stored so far is kept; nothing is lost.</translation>
    </message>
    <message>
        <source>队列文件打不开；不要删除，保留原样并报告。</source>
        <translation>The queue file cannot be opened; do not delete it, keep it and report.</translation>
    </message>
    <message>
        <source>另一个程序占用了队列文件，关掉它再启动。</source>
        <translation>Another program holds the queue file; close it and start again.</translation>
    </message>
    <message>
        <source>队列文件来自更新的版本，请升级程序。</source>
        <translation>The queue file is from a newer version; update the program.</translation>
    </message>
    <message>
        <source>这台机器存满了，暂停服务。</source>
        <translation>This machine is full and out of service.</translation>
    </message>
    <message>
        <source>腾出磁盘空间，不要删除数据目录里的文件。</source>
        <translation>Free disk space; do not delete files in the data folder.</translation>
    </message>
    <message>
        <source>这笔业务的状态对不上，已停下来。</source>
        <translation>The state of this request does not fit, so it stopped.</translation>
    </message>
    <message>
        <source>程序有错，附上日志报告。</source>
        <translation>A fault in the program; report it with the log.</translation>
    </message>
    <message>
        <source>这台机器还没有登记，暂停服务。</source>
        <translation>This machine is not enrolled and out of service.</translation>
    </message>
    <message>
        <source>运行 yidi station enrol 登记本机。</source>
        <translation>Enrol the station with yidi station enrol.</translation>
    </message>
    <message>
        <source>打印机没有准备好，业务不受影响。</source>
        <translation>The printer is not ready; your request is not affected.</translation>
    </message>
    <message>
        <source>已办的业务有效。</source>
        <translation>What was done remains valid.</translation>
    </message>
    <message>
        <source>请拍下二维码，或到窗口补打。</source>
        <translation>Photograph the code or ask at a window.</translation>
    </message>
    <message>
        <source>检查纸和打印机电源。</source>
        <translation>Check paper and power.</translation>
    </message>
    <message>
        <source>医保自助服务</source>
        <translation>Medical insurance self-service</translation>
    </message>
    <message>
        <source>在线</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>网络不通</source>
        <translation>No connection</translation>
    </message>
    <message>
        <source>正在联网</source>
        <translation>Connecting</translation>
    </message>
    <message>
        <source>待上传 %1 笔</source>
        <translation>%1 to be sent</translation>
    </message>
    <message>
        <source>演练</source>
        <translation>TRAINING</translation>
    </message>
    <message>
        <source>大字</source>
        <translation>Large text</translation>
    </message>
    <message>
        <source>标准字</source>
        <translation>Normal text</translation>
    </message>
    <message>
        <source>高对比</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <source>标准色</source>
        <translation>Normal colours</translation>
    </message>
    <message>
        <source>呼叫人员</source>
        <translation>Call staff</translation>
    </message>
    <message>
        <source>退卡结束</source>
        <translation>Finish, take card</translation>
    </message>
    <message>
        <source>第 %1 步，共 %2 步</source>
        <translation>Step %1 of %2</translation>
    </message>
    <message>
        <source>第 %1 页，共 %2 页</source>
        <translation>Page %1 of %2</translation>
    </message>
    <message>
        <source>网络暂时不通：备案可以照常办，先存在本机，联网后自动上传；结算暂停。</source>
        <translation>No connection: you can still file, it is stored here and sent automatically later; settlement is paused.</translation>
    </message>
    <message>
        <source>上一步</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>继续</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>再打印一份</source>
        <translation>Print again</translation>
    </message>
    <message>
        <source>返回菜单</source>
        <translation>Back to menu</translation>
    </message>
    <message>
        <source>请输入社保卡密码</source>
        <translation>Enter your card PIN</translation>
    </message>
    <message>
        <source>6 位数字，请用手遮挡</source>
        <translation>6 digits. Cover the keys with your hand.</translation>
    </message>
    <message>
        <source>已输入 %1 位</source>
        <translation>%1 digits entered</translation>
    </message>
    <message>
        <source>还可试 %1 次</source>
        <translation>%1 tries left</translation>
    </message>
    <message>
        <source>密码不对，还可以试 %1 次。停下来不会锁卡。</source>
        <translation>Wrong PIN, %1 tries left. Stopping now does not block the card.</translation>
    </message>
    <message>
        <source>清除</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>退一格</source>
        <translation>Erase</translation>
    </message>
    <message>
        <source>确定</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>正在核对密码</source>
        <translation>Checking the PIN</translation>
    </message>
    <message>
        <source>由卡片自己核对，请不要拔卡。</source>
        <translation>The card checks it itself. Please leave the card in.</translation>
    </message>
    <message>
        <source>请插入社会保障卡</source>
        <translation>Insert your social-security card</translation>
    </message>
    <message>
        <source>芯片朝上，有芯片的一头朝里，插到底。</source>
        <translation>Chip up, chip end first, all the way in.</translation>
    </message>
    <message>
        <source>这里可以办</source>
        <translation>What you can do here</translation>
    </message>
    <message>
        <source>异地就医备案</source>
        <translation>File for care here</translation>
    </message>
    <message>
        <source>住院费用结算</source>
        <translation>Settle a stay</translation>
    </message>
    <message>
        <source>读卡器没有准备好，暂时不能插卡办理，请到人工窗口。</source>
        <translation>The card reader is not ready. Please go to a window.</translation>
    </message>
    <message>
        <source>正在读卡</source>
        <translation>Reading your card</translation>
    </message>
    <message>
        <source>大约 3 秒，请不要拔卡。</source>
        <translation>About 3 seconds. Please leave the card in.</translation>
    </message>
    <message>
        <source>正在核对参保信息</source>
        <translation>Checking your insurance</translation>
    </message>
    <message>
        <source>正在向医保平台查询，大约 3 秒。</source>
        <translation>Asking the insurance platform, about 3 seconds.</translation>
    </message>
    <message>
        <source>还没有提交任何内容。</source>
        <translation>Nothing has been submitted yet.</translation>
    </message>
    <message>
        <source>是您本人吗？</source>
        <translation>Is this you?</translation>
    </message>
    <message>
        <source>是我，继续</source>
        <translation>Yes, continue</translation>
    </message>
    <message>
        <source>不对，换卡</source>
        <translation>No, change card</translation>
    </message>
    <message>
        <source>网络不通，参保信息暂时核不了，先用卡上的资料；备案可以办，联网后由平台核对。</source>
        <translation>No connection: your insurance could not be checked. The data on your card is used; you can file, and the platform checks it later.</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>证件号码</source>
        <translation>ID number</translation>
    </message>
    <message>
        <source>参保地</source>
        <translation>Insured in</translation>
    </message>
    <message>
        <source>险种</source>
        <translation>Scheme</translation>
    </message>
    <message>
        <source>卡有效至</source>
        <translation>Card valid to</translation>
    </message>
    <message>
        <source>手机</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>%1，您好。今天办什么？</source>
        <translation>Hello %1. What would you like to do?</translation>
    </message>
    <message>
        <source>在本地看病前登记，四步办完</source>
        <translation>Register before treatment, four steps</translation>
    </message>
    <message>
        <source>看清每一笔金额的理由，再确认</source>
        <translation>See the reason for every amount, then confirm</translation>
    </message>
    <message>
        <source>结算要联网，网络恢复后再办</source>
        <translation>Settlement needs the network</translation>
    </message>
    <message>
        <source>为什么在外地看病？</source>
        <translation>Why are you treated away from home?</translation>
    </message>
    <message>
        <source>长期住在这里</source>
        <translation>I live here</translation>
    </message>
    <message>
        <source>退休安置、居住或工作</source>
        <translation>Retired, resident or working here</translation>
    </message>
    <message>
        <source>医生转诊过来</source>
        <translation>A doctor referred me</translation>
    </message>
    <message>
        <source>有参保地医院的转诊证明</source>
        <translation>With a certificate from a hospital at home</translation>
    </message>
    <message>
        <source>突发急病</source>
        <translation>An emergency</translation>
    </message>
    <message>
        <source>正在抢救或看急诊</source>
        <translation>Being treated as an emergency</translation>
    </message>
    <message>
        <source>临时外出看病</source>
        <translation>A temporary stay</translation>
    </message>
    <message>
        <source>出差、旅游、探亲等</source>
        <translation>Travel, family visit and the like</translation>
    </message>
    <message>
        <source>在哪里看病？</source>
        <translation>Where will you be treated?</translation>
    </message>
    <message>
        <source>备案到市即可，这个市里联网的医院都能用。</source>
        <translation>Filing covers the whole city: every connected hospital in it.</translation>
    </message>
    <message>
        <source>就在这里：%1</source>
        <translation>Here: %1</translation>
    </message>
    <message>
        <source>别的城市</source>
        <translation>Another city</translation>
    </message>
    <message>
        <source>从哪天开始？</source>
        <translation>From which day?</translation>
    </message>
    <message>
        <source>今天 %1</source>
        <translation>Today, %1</translation>
    </message>
    <message>
        <source>入院那天 %1（补办）</source>
        <translation>Day of admission, %1 (late filing)</translation>
    </message>
    <message>
        <source>请核对</source>
        <translation>Please check</translation>
    </message>
    <message>
        <source>按“确认”表示您承诺以上情况属实。接着输入社保卡密码。</source>
        <translation>By confirming you declare that this is true. You then enter your PIN.</translation>
    </message>
    <message>
        <source>确认，输密码</source>
        <translation>Confirm, enter PIN</translation>
    </message>
    <message>
        <source>备案类型</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>就医地</source>
        <translation>Place of care</translation>
    </message>
    <message>
        <source>开始</source>
        <translation>From</translation>
    </message>
    <message>
        <source>结束</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>不限</source>
        <translation>No end</translation>
    </message>
    <message>
        <source>按参保地规定</source>
        <translation>As your insured place rules</translation>
    </message>
    <message>
        <source>急诊抢救不用备案</source>
        <translation>Emergencies need no filing</translation>
    </message>
    <message>
        <source>医院把这次就诊标为急诊后，视同已经备案，出院时可以直接结算。请告诉医生或住院处您是外地参保。</source>
        <translation>Once the hospital marks the visit as an emergency it counts as filed, and you can settle on discharge. Tell your doctor or the admission desk that you are insured elsewhere.</translation>
    </message>
    <message>
        <source>这台机器只办本市</source>
        <translation>This machine files for this city only</translation>
    </message>
    <message>
        <source>要备案到别的城市，请到人工窗口，或用国家医保服务平台手机应用办理。没有提交任何内容。</source>
        <translation>For another city go to a window or use the national insurance app. Nothing was submitted.</translation>
    </message>
    <message>
        <source>正在办理备案</source>
        <translation>Filing</translation>
    </message>
    <message>
        <source>正在等医保平台答复，最多 8 秒。</source>
        <translation>Waiting for the platform, 8 seconds at most.</translation>
    </message>
    <message>
        <source>您填的内容已存在本机，不会丢。</source>
        <translation>What you entered is stored here and will not be lost.</translation>
    </message>
    <message>
        <source>正在保存到本机。</source>
        <translation>Storing it on this machine.</translation>
    </message>
    <message>
        <source>备案已通过</source>
        <translation>Your filing is approved</translation>
    </message>
    <message>
        <source>备案已受理，正在审核</source>
        <translation>Your filing was received and is under review</translation>
    </message>
    <message>
        <source>已存在本机，待上传</source>
        <translation>Stored here, not yet sent</translation>
    </message>
    <message>
        <source>备案没有通过</source>
        <translation>Your filing was not accepted</translation>
    </message>
    <message>
        <source>在备案地联网的医院，出院时可以直接结算。</source>
        <translation>At connected hospitals there you can settle directly on discharge.</translation>
    </message>
    <message>
        <source>参保地审核后生效，一般 1 个工作日。可以随时插卡查询。</source>
        <translation>It takes effect once your insured place has reviewed it, usually one working day.</translation>
    </message>
    <message>
        <source>还没有生效。联网后自动上传，不用重填。请保管好回执上的编号。</source>
        <translation>It is not effective yet. It will be sent automatically; you need not fill it in again. Keep the number on the slip.</translation>
    </message>
    <message>
        <source>备案编号</source>
        <translation>Filing number</translation>
    </message>
    <message>
        <source>本机编号</source>
        <translation>Number here</translation>
    </message>
    <message>
        <source>正在查找就诊</source>
        <translation>Looking for your visits</translation>
    </message>
    <message>
        <source>正在向医保平台查询未结算的就诊。</source>
        <translation>Asking the platform for unsettled visits.</translation>
    </message>
    <message>
        <source>结算哪一次就诊？</source>
        <translation>Which visit do you want to settle?</translation>
    </message>
    <message>
        <source>%1
%2 至 %3</source>
        <translation>%1
%2 to %3</translation>
    </message>
    <message>
        <source>%1
%2 起，还没办出院</source>
        <translation>%1
Since %2, not discharged</translation>
    </message>
    <message>
        <source>先办出院，再来结算</source>
        <translation>Please be discharged first</translation>
    </message>
    <message>
        <source>只列出最近 %1 次，更早的请到窗口。</source>
        <translation>The latest %1 are shown; for earlier ones go to a window.</translation>
    </message>
    <message>
        <source>正在算费用</source>
        <translation>Working out the amounts</translation>
    </message>
    <message>
        <source>参保地正在按政策计算，大约 5 秒。</source>
        <translation>Your insured place applies its policy, about 5 seconds.</translation>
    </message>
    <message>
        <source>费用构成</source>
        <translation>The bill</translation>
    </message>
    <message>
        <source>确认前是预估，以结算结果为准。</source>
        <translation>An estimate until you confirm.</translation>
    </message>
    <message>
        <source>为什么是这个数？</source>
        <translation>Why this amount?</translation>
    </message>
    <message>
        <source>每一笔金额的理由</source>
        <translation>The reason for each amount</translation>
    </message>
    <message>
        <source>去核对并确认</source>
        <translation>Check and confirm</translation>
    </message>
    <message>
        <source>请核对并确认</source>
        <translation>Please check and confirm</translation>
    </message>
    <message>
        <source>确认结算，输密码</source>
        <translation>Confirm, enter PIN</translation>
    </message>
    <message>
        <source>按“确认”后输入社保卡密码才会结算。</source>
        <translation>It is settled only after you confirm and enter your PIN.</translation>
    </message>
    <message>
        <source>费用有变化，已经重新计算，请再核对一次。</source>
        <translation>The amounts have changed and were worked out again. Please check once more.</translation>
    </message>
    <message>
        <source>总费用</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>医保基金支付</source>
        <translation>Insurance pays</translation>
    </message>
    <message>
        <source>个人支付</source>
        <translation>Your share</translation>
    </message>
    <message>
        <source>统筹基金</source>
        <translation>Pooled fund</translation>
    </message>
    <message>
        <source>大病保险</source>
        <translation>Major-illness insurance</translation>
    </message>
    <message>
        <source>大额医疗补助</source>
        <translation>Large-amount supplement</translation>
    </message>
    <message>
        <source>公务员补助</source>
        <translation>Civil servants&apos; supplement</translation>
    </message>
    <message>
        <source>企业补充</source>
        <translation>Employer&apos;s supplement</translation>
    </message>
    <message>
        <source>个人账户</source>
        <translation>Personal account</translation>
    </message>
    <message>
        <source>家庭共济账户</source>
        <translation>Family account</translation>
    </message>
    <message>
        <source>现金</source>
        <translation>Cash</translation>
    </message>
    <message>
        <source>正在结算</source>
        <translation>Settling</translation>
    </message>
    <message>
        <source>正在等参保地答复，最多 8 秒。</source>
        <translation>Waiting for your insured place, 8 seconds at most.</translation>
    </message>
    <message>
        <source>请求已存在本机，不会重复扣款。</source>
        <translation>The request is stored here; you cannot be charged twice.</translation>
    </message>
    <message>
        <source>已结算</source>
        <translation>Settled</translation>
    </message>
    <message>
        <source>请取走结算单。应付的个人部分请到收费处交。</source>
        <translation>Take your statement. Pay your own share at the cashier.</translation>
    </message>
    <message>
        <source>结果待确认，没有扣款</source>
        <translation>Result pending, nothing taken</translation>
    </message>
    <message>
        <source>没有收到参保地的答复，这次结算已作废处理。请稍后再试，或凭编号到窗口查询。不要另外付这笔钱。</source>
        <translation>No answer came from your insured place, so this settlement is being withdrawn. Try again later or ask at a window with the number. Do not pay elsewhere meanwhile.</translation>
    </message>
    <message>
        <source>没有结算</source>
        <translation>Not settled</translation>
    </message>
    <message>
        <source>结算编号</source>
        <translation>Settlement no.</translation>
    </message>
    <message>
        <source>就诊</source>
        <translation>Visit</translation>
    </message>
    <message>
        <source>医院</source>
        <translation>Hospital</translation>
    </message>
    <message>
        <source>住院日期</source>
        <translation>Stay</translation>
    </message>
    <message>
        <source>天数</source>
        <translation>Days</translation>
    </message>
    <message>
        <source>%1 至 %2</source>
        <translation>%1 to %2</translation>
    </message>
    <message>
        <source>%1 天</source>
        <translation>%1 days</translation>
    </message>
    <message>
        <source>已办结</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>已受理，待审核</source>
        <translation>Received, being decided</translation>
    </message>
    <message>
        <source>已存本机，待上传，还没有生效</source>
        <translation>Stored here, not yet sent, not yet effective</translation>
    </message>
    <message>
        <source>未通过</source>
        <translation>Not accepted</translation>
    </message>
    <message>
        <source>回执没有打印出来，业务不受影响。请拍下二维码，或到窗口补打。</source>
        <translation>The slip was not printed; your request is not affected. Photograph the code or ask at a window.</translation>
    </message>
    <message>
        <source>跨省异地就医备案回执</source>
        <translation>Receipt for filing, care away from home</translation>
    </message>
    <message>
        <source>跨省异地就医住院费用结算单</source>
        <translation>Statement of a hospital stay away from home</translation>
    </message>
    <message>
        <source>终端</source>
        <translation>Station</translation>
    </message>
    <message>
        <source>打印时间</source>
        <translation>Printed</translation>
    </message>
    <message>
        <source>结算时间</source>
        <translation>Settled</translation>
    </message>
    <message>
        <source>二维码里只有编号，没有个人信息。</source>
        <translation>The code holds the number alone, no personal data.</translation>
    </message>
    <message>
        <source>校验 %1</source>
        <translation>Check code %1</translation>
    </message>
    <message>
        <source>窗口办理凭条</source>
        <translation>Ticket for a window</translation>
    </message>
    <message>
        <source>业务受理回执</source>
        <translation>Acceptance receipt</translation>
    </message>
    <message>
        <source>办理事项</source>
        <translation>Request</translation>
    </message>
    <message>
        <source>转窗口的原因</source>
        <translation>Why at a window</translation>
    </message>
    <message>
        <source>请带上</source>
        <translation>Please bring</translation>
    </message>
    <message>
        <source>身份证件和社保卡</source>
        <translation>Identity document and social-security card</translation>
    </message>
    <message>
        <source>请到任一医保窗口出示这张凭条，接着办完，不用重新填写。</source>
        <translation>Show this ticket at any insurance window and finish there; nothing needs to be filled in again.</translation>
    </message>
    <message>
        <source>备案已取消。以后需要时可以重新备案。</source>
        <translation>The filing is cancelled. You can file again when you need to.</translation>
    </message>
    <message>
        <source>备案已延期，到上面的结束日期前都有效。</source>
        <translation>The filing is extended and holds until the end named above.</translation>
    </message>
    <message>
        <source>备案已变更，原来的备案不再有效。</source>
        <translation>The filing is changed; the earlier one no longer counts.</translation>
    </message>
    <message>
        <source>已收材料</source>
        <translation>Papers received</translation>
    </message>
    <message>
        <source>还要补交</source>
        <translation>Papers still needed</translation>
    </message>
    <message>
        <source>补交期限</source>
        <translation>Hand in by</translation>
    </message>
    <message>
        <source>经办人</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>经办地点</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>备案</source>
        <translation>File</translation>
    </message>
    <message>
        <source>延期</source>
        <translation>Extend</translation>
    </message>
    <message>
        <source>变更</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>忘记了社保卡密码</source>
        <translation>The card&apos;s PIN is forgotten</translation>
    </message>
    <message>
        <source>社保卡密码已锁</source>
        <translation>The card&apos;s PIN is locked</translation>
    </message>
    <message>
        <source>演练用，无效</source>
        <translation>TRAINING, NOT VALID</translation>
    </message>
    <message>
        <source>基金支付明细</source>
        <translation>Paid by the funds</translation>
    </message>
    <message>
        <source>计算说明</source>
        <translation>How it was computed</translation>
    </message>
    <message>
        <source>政策版本</source>
        <translation>Policy version</translation>
    </message>
    <message>
        <source>签字</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>还需要更多时间吗？</source>
        <translation>Do you need more time?</translation>
    </message>
    <message>
        <source>%1 秒后自动结束并清除您的信息</source>
        <translation>Ending and clearing your data in %1 seconds</translation>
    </message>
    <message>
        <source>请取走您的卡</source>
        <translation>Please take your card</translation>
    </message>
    <message>
        <source>卡可以拔了，您的信息已从屏幕清除。</source>
        <translation>You can take the card now. Your data has been cleared.</translation>
    </message>
    <message>
        <source>卡已取出</source>
        <translation>The card was taken out</translation>
    </message>
    <message>
        <source>备案已通过。</source>
        <translation>Your filing was approved.</translation>
    </message>
    <message>
        <source>备案已受理，正在审核。</source>
        <translation>Your filing was received and is under review.</translation>
    </message>
    <message>
        <source>备案已存在本机，联网后自动上传，还没有生效。</source>
        <translation>Your filing is stored here and will be sent automatically; it is not effective yet.</translation>
    </message>
    <message>
        <source>备案没有通过。</source>
        <translation>Your filing was not accepted.</translation>
    </message>
    <message>
        <source>费用已结算。</source>
        <translation>Your stay was settled.</translation>
    </message>
    <message>
        <source>结算结果待确认，没有扣款。</source>
        <translation>The settlement is pending; nothing was taken.</translation>
    </message>
    <message>
        <source>没有结算，没有扣款。</source>
        <translation>Not settled; nothing was charged.</translation>
    </message>
    <message>
        <source>需要帮助？</source>
        <translation>Need help?</translation>
    </message>
    <message>
        <source>机器编号</source>
        <translation>Machine</translation>
    </message>
    <message>
        <source>页面代号</source>
        <translation>Page code</translation>
    </message>
    <message>
        <source>代码 %1</source>
        <translation>Code %1</translation>
    </message>
    <message>
        <source>没有提交任何内容，没有扣款。</source>
        <translation>Nothing was submitted and nothing was charged.</translation>
    </message>
    <message>
        <source>医保平台没有接受，也没有说明原因</source>
        <translation>The platform did not accept it and gave no reason</translation>
    </message>
    <message>
        <source>请核对姓名和证件号码，或带身份证到人工窗口。</source>
        <translation>Check name and document number, or bring your identity card to a window.</translation>
    </message>
    <message>
        <source>请联系参保地医保经办机构。</source>
        <translation>Contact the insurance office of your insured place.</translation>
    </message>
    <message>
        <source>请先向参保地医保经办机构或单位续上缴费，待遇恢复后再来办。</source>
        <translation>Have your contributions resumed through your insurance office or employer, then come back.</translation>
    </message>
    <message>
        <source>到期以后就可以办，具体日期见上面。</source>
        <translation>It can be done from the date shown above.</translation>
    </message>
    <message>
        <source>请先到那家医院结清，结清后马上可以来备案。</source>
        <translation>Settle with that hospital first; you can file right after.</translation>
    </message>
    <message>
        <source>不用再办，直接用已有的备案看病结算。</source>
        <translation>Nothing more to do: use the filing you have.</translation>
    </message>
    <message>
        <source>不用备案，带社保卡就医即可。</source>
        <translation>No filing needed: just bring your card.</translation>
    </message>
    <message>
        <source>请选别的就医地，或到人工窗口查询开通的地方。</source>
        <translation>Choose another place, or ask at a window which are open.</translation>
    </message>
    <message>
        <source>请回转诊的医院，重新开有效的转诊证明。</source>
        <translation>Ask the referring hospital for a valid certificate.</translation>
    </message>
    <message>
        <source>请带上证明材料，到人工窗口办理。</source>
        <translation>Bring the papers to a window.</translation>
    </message>
    <message>
        <source>请先到人工窗口补换社保卡，或解除挂失。</source>
        <translation>Have the card replaced or the loss report lifted at a window.</translation>
    </message>
    <message>
        <source>请重新选择开始日期。</source>
        <translation>Choose another first day.</translation>
    </message>
    <message>
        <source>请保留发票和病历，到参保地手工报销。</source>
        <translation>Keep invoices and records and claim at your insured place.</translation>
    </message>
    <message>
        <source>户口簿上的安置证明</source>
        <translation>household register page</translation>
    </message>
    <message>
        <source>居住证明</source>
        <translation>proof of residence</translation>
    </message>
    <message>
        <source>工作证明</source>
        <translation>proof of work</translation>
    </message>
    <message>
        <source>转诊证明</source>
        <translation>referral certificate</translation>
    </message>
    <message>
        <source>个人承诺</source>
        <translation>personal declaration</translation>
    </message>
    <message>
        <source>已挂失</source>
        <translation>reported lost</translation>
    </message>
    <message>
        <source>已冻结</source>
        <translation>frozen</translation>
    </message>
    <message>
        <source>已注销</source>
        <translation>cancelled</translation>
    </message>
    <message>
        <source>总费用 {amount}，是医院上传的全部费用。</source>
        <translation>Total {amount}: everything the hospital sent.</translation>
    </message>
    <message>
        <source>医保目录以外的 {amount}，由个人支付。</source>
        <translation>{amount} lies outside the catalogue and is yours to pay.</translation>
    </message>
    <message>
        <source>超过限价的 {amount}，由个人支付。</source>
        <translation>{amount} lies above price limits and is yours to pay.</translation>
    </message>
    <message>
        <source>乙类项目先由个人支付一部分，共 {amount}。</source>
        <translation>Your first share of class B items: {amount}.</translation>
    </message>
    <message>
        <source>总费用减去上面几项，余下 {amount} 按政策报销。</source>
        <translation>The total less the above leaves {amount} to which the policy applies.</translation>
    </message>
    <message>
        <source>临时外出就医，政策范围内的 {inscp_scp_amt} 先由个人支付 {share}，即 {amount}。</source>
        <translation>Temporary stay: you first pay {share} of {inscp_scp_amt}, that is {amount}.</translation>
    </message>
    <message>
        <source>临时外出就医，报销比例降低 {points}。</source>
        <translation>Temporary stay: the share the insurance pays is lowered by {points}.</translation>
    </message>
    <message>
        <source>临时外出就医，报销比例按原来的 {multiplier} 计算。</source>
        <translation>Temporary stay: the share the insurance pays is taken at {multiplier}.</translation>
    </message>
    <message>
        <source>起付线全年 {deductible}，此前已付 {used_before}，这次由个人支付 {amount}。</source>
        <translation>Deductible {deductible} a year, {used_before} paid before; you pay {amount} this time.</translation>
    </message>
    <message>
        <source>转院前已付起付线 {transferred}，这里的起付线是 {deductible}，只补差额 {amount}。</source>
        <translation>You paid {transferred} of deductible before the transfer; here it is {deductible}, so you pay the difference, {amount}.</translation>
    </message>
    <message>
        <source>起付线 {deductible}（今年第 {admission_no} 次住院），由个人支付 {amount}。</source>
        <translation>Deductible {deductible} (stay number {admission_no} this year): you pay {amount}.</translation>
    </message>
    <message>
        <source>这一段费用 {part}，统筹基金支付 {ratio}，即 {amount}。</source>
        <translation>Of this part, {part}, the pooled fund pays {ratio}: {amount}.</translation>
    </message>
    <message>
        <source>统筹基金全年最多支付 {cap}，此前已付 {paid_before}，所以这次一共支付 {amount}。</source>
        <translation>The pooled fund pays at most {cap} a year, {paid_before} before this; so {amount} now.</translation>
    </message>
    <message>
        <source>公务员补助对其中 {part} 支付 {ratio}，得 {amount}。</source>
        <translation>The civil servants&apos; supplement pays {ratio} of {part}: {amount}.</translation>
    </message>
    <message>
        <source>企业补充保险对其中 {part} 支付 {ratio}，得 {amount}。</source>
        <translation>The employer&apos;s supplement pays {ratio} of {part}: {amount}.</translation>
    </message>
    <message>
        <source>大额补助对超过统筹封顶的 {part} 支付 {ratio}，得 {amount}。</source>
        <translation>Above the pooled cap the large-amount supplement pays {ratio} of {part}: {amount}.</translation>
    </message>
    <message>
        <source>大病保险对其中 {part} 支付 {ratio}，得 {amount}。</source>
        <translation>The major-illness insurance pays {ratio} of {part}: {amount}.</translation>
    </message>
    <message>
        <source>医疗救助对其中 {part} 支付 {ratio}，得 {amount}。</source>
        <translation>Medical assistance pays {ratio} of {part}: {amount}.</translation>
    </message>
    <message>
        <source>其他基金对其中 {part} 支付 {ratio}，得 {amount}。</source>
        <translation>Other funds pay {ratio} of {part}: {amount}.</translation>
    </message>
    <message>
        <source>其中 {part} 在这项补助的起付标准以内，不支付。</source>
        <translation>{part} of it lies within the threshold of this fund, which pays nothing there.</translation>
    </message>
    <message>
        <source>以上各项基金一共支付 {amount}。</source>
        <translation>All funds together pay {amount}.</translation>
    </message>
    <message>
        <source>总费用 {medfee_sumamt} 减去基金支付 {fund_pay_sumamt}，个人负担 {amount}。</source>
        <translation>Total {medfee_sumamt} less {fund_pay_sumamt} from the funds: your part is {amount}.</translation>
    </message>
    <message>
        <source>个人账户有 {balance}，从中支付 {amount}。</source>
        <translation>Your personal account holds {balance}; {amount} is paid from it.</translation>
    </message>
    <message>
        <source>除个人账户外，还要付现金 {amount}。</source>
        <translation>Beside the personal account, {amount} is to be paid in cash.</translation>
    </message>
    <message>
        <source>家人共济账户有 {family_balance}，从中支付 {amount}。</source>
        <translation>Your family account holds {family_balance}; {amount} is paid from it.</translation>
    </message>
    <message>
        <source>到现在一共 {cumulative}，前面已结算 {settled_before}，从这次里减去。</source>
        <translation>{cumulative} in all so far; {settled_before} was settled before and is taken off.</translation>
    </message>
    <message>
        <source>原来结算的 {settled} 全部退回。</source>
        <translation>The {settled} settled before is taken back whole.</translation>
    </message>
    <message>
        <source>上面的事办好后可以再来备案。</source>
        <translation>Once these are dealt with you can file again.</translation>
    </message>
    <message>
        <source>没有扣款。上面的事办好后可以再来结算。</source>
        <translation>Nothing was charged. Once these are dealt with you can settle here.</translation>
    </message>
    <message>
        <source>请到旁边的人工窗口，把上面两行告诉工作人员。您的卡可以一直插着。</source>
        <translation>Go to the window nearby and tell the staff these two lines. You may leave the card in.</translation>
    </message>
    <message>
        <source>结束办理</source>
        <translation>Finish</translation>
    </message>
    <message>
        <source>请再扫一次医保码</source>
        <translation>Please scan your code again</translation>
    </message>
    <message>
        <source>打开手机上的医保电子凭证，把二维码对准扫码口，就算您本人确认。</source>
        <translation>Open your medical e-credential on the phone and hold its code under the scanner. This confirms that it is you.</translation>
    </message>
    <message>
        <source>这个码没有通过核验。请在手机上刷新，再扫一次。</source>
        <translation>This code was not accepted. Refresh it on the phone and scan again.</translation>
    </message>
    <message>
        <source>这是另一个人的医保码。请扫刚才办理的那一位的码。</source>
        <translation>This is another person’s code. Please scan the code of whoever began.</translation>
    </message>
    <message>
        <source>扫码要联网核验，现在网络不通，没有提交任何内容。</source>
        <translation>A code can only be checked with a connection, and there is none now. Nothing was submitted.</translation>
    </message>
    <message>
        <source>请插入社会保障卡办理；没有带卡，请到人工窗口。</source>
        <translation>Please insert your social security card. Without a card, please go to a window.</translation>
    </message>
    <message>
        <source>回到首页</source>
        <translation>Back to the start</translation>
    </message>
    <message>
        <source>请插卡，或扫医保码</source>
        <translation>Insert your card, or scan your code</translation>
    </message>
    <message>
        <source>没带卡：打开手机上的医保电子凭证，把二维码对准扫码口。</source>
        <translation>No card with you? Open your medical e-credential on the phone and hold its code under the scanner.</translation>
    </message>
    <message>
        <source>不是我，结束</source>
        <translation>Not me, finish</translation>
    </message>
    <message>
        <source>按“确认”表示您承诺以上情况属实。接着再扫一次医保码。</source>
        <translation>By confirming you declare that the above is true. Next you scan your code again.</translation>
    </message>
    <message>
        <source>确认，再扫码</source>
        <translation>Confirm, scan again</translation>
    </message>
    <message>
        <source>确认结算，再扫码</source>
        <translation>Settle, scan again</translation>
    </message>
    <message>
        <source>按“确认”后再扫一次医保码才会结算。</source>
        <translation>Nothing is settled before you confirm and scan your code again.</translation>
    </message>
    <message>
        <source>办理已结束</source>
        <translation>Finished</translation>
    </message>
    <message>
        <source>您的信息已从屏幕清除。</source>
        <translation>Your data has been cleared from the screen.</translation>
    </message>
    <message>
        <source>请到旁边的人工窗口，把上面两行告诉工作人员。</source>
        <translation>Please go to the window beside this machine and read the two lines above to the staff.</translation>
    </message>
    <message>
        <source>已选首字母：%1</source>
        <translation>Letters chosen: %1</translation>
    </message>
    <message>
        <source>还没有选首字母</source>
        <translation>No letter chosen yet</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
    <message>
        <source>还没有输入</source>
        <translation>Nothing entered yet</translation>
    </message>
    <message>
        <source>读给我听</source>
        <translation>Read it to me</translation>
    </message>
    <message>
        <source>到窗口继续办</source>
        <translation>To be finished at a window</translation>
    </message>
    <message>
        <source>换一个首字母</source>
        <translation>Other letter</translation>
    </message>
    <message>
        <source>备案已延期</source>
        <translation>Your filing has been extended</translation>
    </message>
    <message>
        <source>备案已变更</source>
        <translation>Your filing has been changed</translation>
    </message>
    <message>
        <source>备案已取消</source>
        <translation>Your filing has been cancelled</translation>
    </message>
    <message>
        <source>申请已受理，正在审核</source>
        <translation>Received, being reviewed</translation>
    </message>
    <message>
        <source>这次没有办成</source>
        <translation>This could not be done</translation>
    </message>
    <message>
        <source>原来的备案没有变。上面的事办好后可以再来办。</source>
        <translation>Your filing stays as it was. You can come back once the above is settled.</translation>
    </message>
    <message>
        <source>已转到人工窗口，不用重填</source>
        <translation>Passed on to a window; nothing has to be filled in again</translation>
    </message>
    <message>
        <source>请带身份证件和凭条到任一医保窗口，报上面的编号，接着办完。</source>
        <translation>Take your identity document and the slip to any insurance window, tell them the number above, and they will finish it.</translation>
    </message>
    <message>
        <source>还没有生效。联网后转到窗口；请带身份证件和凭条到人工窗口接着办。</source>
        <translation>Not yet in effect. It goes to the window once the network is back; take your identity document and the slip to a window to finish it.</translation>
    </message>
    <message>
        <source>校验码</source>
        <translation>Check code</translation>
    </message>
    <message>
        <source>已转到人工窗口，请带身份证件和凭条去接着办。</source>
        <translation>It has been passed on to a window. Take your identity document and the slip there.</translation>
    </message>
    <message>
        <source>忘记密码</source>
        <translation>Forgot PIN</translation>
    </message>
    <message>
        <source>社保卡密码只剩一次机会</source>
        <translation>One try left for the card's PIN</translation>
    </message>
    <message>
        <source>社保卡还没有设密码</source>
        <translation>No PIN has been set on the card yet</translation>
    </message>
    <message>
        <source>替家人备案</source>
        <translation>File for a relative</translation>
    </message>
    <message>
        <source>代办：用您的卡，替不能来的家人办</source>
        <translation>With your card, for someone who cannot come</translation>
    </message>
    <message>
        <source>现在网络不通，代办要联网才能查到家人</source>
        <translation>No connection: your relative cannot be found now</translation>
    </message>
    <message>
        <source>请输入家人的身份证号码</source>
        <translation>Enter your relative's ID number</translation>
    </message>
    <message>
        <source>照着身份证输入 18 位，最后一位可能是 X</source>
        <translation>All 18 characters as on the card; the last may be an X</translation>
    </message>
    <message>
        <source>还没有输完，一共 %1 位</source>
        <translation>Not complete yet: %1 characters in all</translation>
    </message>
    <message>
        <source>号码里有一位不对，请对照证件改一改</source>
        <translation>One character is wrong; please compare with the document</translation>
    </message>
    <message>
        <source>这是您自己的号码。给自己备案，请回到菜单选“异地就医备案”</source>
        <translation>This is your own number. To file for yourself, go back to the menu</translation>
    </message>
    <message>
        <source>手机号一共 11 位，以 1 开头</source>
        <translation>A mobile number has 11 digits and begins with 1</translation>
    </message>
    <message>
        <source>参保信息里没有查到这个人，请核对号码</source>
        <translation>Nobody insured was found with this number; please check it</translation>
    </message>
    <message>
        <source>现在网络不通，查不到家人的参保信息。请稍后再试，或到窗口办。没有提交任何内容。</source>
        <translation>No connection, so your relative cannot be looked up. Try later or go to a window. Nothing was submitted.</translation>
    </message>
    <message>
        <source>您要替这位家人备案吗？</source>
        <translation>Is this who you are filing for?</translation>
    </message>
    <message>
        <source>是，继续</source>
        <translation>Yes, continue</translation>
    </message>
    <message>
        <source>不是，改号码</source>
        <translation>No, change the number</translation>
    </message>
    <message>
        <source>替 %1 备案</source>
        <translation>Filing for %1</translation>
    </message>
    <message>
        <source>去哪个省看病？</source>
        <translation>In which province?</translation>
    </message>
    <message>
        <source>去%1的哪个城市看病？</source>
        <translation>In which city of %1?</translation>
    </message>
    <message>
        <source>按地名拼音的首字母，例如“银川”按 Y、C</source>
        <translation>Press the first letters of the name, as Y C for Yinchuan</translation>
    </message>
    <message>
        <source>先选省，再选城市，按首字母就行</source>
        <translation>First the province, then the city, by their initials</translation>
    </message>
    <message>
        <source>下月 1 日 %1</source>
        <translation>First of next month, %1</translation>
    </message>
    <message>
        <source>备案到什么时候？</source>
        <translation>Until when?</translation>
    </message>
    <message>
        <source>长期有效</source>
        <translation>No end</translation>
    </message>
    <message>
        <source>回来时再取消就行</source>
        <translation>Cancel it once you are back</translation>
    </message>
    <message>
        <source>%1 个月，到 %2</source>
        <translation>%1 months, until %2</translation>
    </message>
    <message>
        <source>请输入手机号</source>
        <translation>Enter your mobile number</translation>
    </message>
    <message>
        <source>备案有结果、快到期时会发短信</source>
        <translation>You get a text message about the result and before it ends</translation>
    </message>
    <message>
        <source>没有留，可以补上</source>
        <translation>None yet; you can add one</translation>
    </message>
    <message>
        <source>住院花 %1，备案后自己大约付 %2，不备案大约付 %3。这是估算，以结算为准。</source>
        <translation>Of a stay of %1 you pay about %2 with this filing, about %3 without. An estimate; the settlement counts.</translation>
    </message>
    <message>
        <source>住院花 %1，备案后自己大约付 %2；不备案不能直接结算，要自己先全部付。这是估算，以结算为准。</source>
        <translation>Of a stay of %1 you pay about %2 with this filing; without it all of it at first, as nothing is settled directly. An estimate; the settlement counts.</translation>
    </message>
    <message>
        <source>核对无误，下一步</source>
        <translation>All correct, next</translation>
    </message>
    <message>
        <source>您 %1 起到%2的备案还有效，新备案会替换它。要替换吗？</source>
        <translation>Your filing for %2 from %1 is still valid. The new one replaces it. Replace it?</translation>
    </message>
    <message>
        <source>替换，用新的备案</source>
        <translation>Replace it with the new one</translation>
    </message>
    <message>
        <source>不替换，保留原来的</source>
        <translation>Keep the one I have</translation>
    </message>
    <message>
        <source>不用备案</source>
        <translation>No filing is needed</translation>
    </message>
    <message>
        <source>您在本省参保。按参保地的规定，在省内临时看病不用备案，带上社保卡直接就医、直接结算就行。</source>
        <translation>You are insured in this province, and for care here for a while its rules ask for no filing. Take your card along and settle directly.</translation>
    </message>
    <message>
        <source>请看承诺书</source>
        <translation>Please read your promise</translation>
    </message>
    <message>
        <source>我承诺：
一、这次备案的原因、地点和日期都是真实的。
二、参保地要证明材料时，我按要求补交。
三、情况有变化，比如回到参保地或换了城市，我及时变更或取消备案。
四、如果所填不实，参保地可以取消备案，追回多付的医保费用，以后也不再接受我的承诺。</source>
        <translation>I promise:
1. The reason, the place and the dates of this filing are true.
2. If the insured place asks for papers, I hand them in.
3. If things change, say I move back or to another city, I change or cancel the filing in time.
4. If what I entered is untrue, the insured place may cancel the filing, claim back what it paid too much and accept no more promises from me.</translation>
    </message>
    <message>
        <source>我受家人委托办理，并承诺：
一、家人知道并同意这次备案，原因、地点和日期都是真实的。
二、参保地要证明材料时，我们按要求补交。
三、情况有变化，比如回到参保地或换了城市，我们及时变更或取消备案。
四、如果所填不实，参保地可以取消备案，追回多付的医保费用，并由我承担代办的责任。</source>
        <translation>My relative has asked me to file, and I promise:
1. They know of this filing and agree; the reason, the place and the dates are true.
2. If the insured place asks for papers, we hand them in.
3. If things change, say they move back or to another city, we change or cancel the filing in time.
4. If what I entered is untrue, the insured place may cancel the filing and claim back what it paid too much, and I answer for having acted.</translation>
    </message>
    <message>
        <source>按“我承诺”后输入社保卡密码，等同签字。</source>
        <translation>Your card's PIN, entered after “I promise”, stands for your signature.</translation>
    </message>
    <message>
        <source>按“我承诺”后再扫一次医保码，等同签字。</source>
        <translation>Your code, scanned once more after “I promise”, stands for your signature.</translation>
    </message>
    <message>
        <source>我承诺</source>
        <translation>I promise</translation>
    </message>
    <message>
        <source>到%1的备案还要补交材料，请在 %2 前交到窗口。</source>
        <translation>Papers are missing for your filing for %1. Bring them to a window by %2.</translation>
    </message>
    <message>
        <source>到%1的备案没有通过：%2。%3</source>
        <translation>Your filing for %1 was refused: %2. %3</translation>
    </message>
    <message>
        <source>到%1的备案因待遇暂停而中止，续上缴费后恢复。</source>
        <translation>Your filing for %1 is suspended with your benefits and resumes once they do.</translation>
    </message>
    <message>
        <source>到%1的备案还有 %2 天到期，可以在“我的备案”里延期。</source>
        <translation>Your filing for %1 ends in %2 days. You can extend it under “My filings”.</translation>
    </message>
    <message>
        <source>到%1的备案等您到窗口接着办，编号 %2。</source>
        <translation>Your filing for %1 waits for you at a window, number %2.</translation>
    </message>
    <message>
        <source>到%1的备案正在审核。</source>
        <translation>Your filing for %1 is being reviewed.</translation>
    </message>
    <message>
        <source>到%1的备案已通过，%2 起生效。</source>
        <translation>Your filing for %1 is approved and takes effect on %2.</translation>
    </message>
    <message>
        <source>到%1的备案有效，从 %2 起。</source>
        <translation>Your filing for %1 is in effect since %2.</translation>
    </message>
    <message>
        <source>网络不通，以上资料截至 %1。</source>
        <translation>No connection: this is as of %1.</translation>
    </message>
    <message>
        <source>网络不通，资料是本机 %1 保存的；备案可以办，联网后由平台核对。</source>
        <translation>No connection: these details are as of %1. You can file; the insurance service checks it later.</translation>
    </message>
    <message>
        <source>更多服务</source>
        <translation>More services</translation>
    </message>
    <message>
        <source>替别人备案、查为什么不能结算</source>
        <translation>File for somebody else, see why you cannot settle</translation>
    </message>
    <message>
        <source>还可以办什么？</source>
        <translation>What else can you do?</translation>
    </message>
    <message>
        <source>我的备案</source>
        <translation>My filings</translation>
    </message>
    <message>
        <source>查看、延期、变更、取消</source>
        <translation>See, extend, change or cancel them</translation>
    </message>
    <message>
        <source>为什么不能直接结算？</source>
        <translation>Why can I not settle directly?</translation>
    </message>
    <message>
        <source>逐项检查卡、待遇、备案、医院、病种、系统</source>
        <translation>Checks card, benefits, filing, hospital, disease and system</translation>
    </message>
    <message>
        <source>正在呼叫窗口的工作人员。</source>
        <translation>Calling the staff at the window.</translation>
    </message>
    <message>
        <source>窗口已经看到，工作人员马上过来，请在这里等一下。</source>
        <translation>The window has seen it and somebody is coming. Please wait here.</translation>
    </message>
    <message>
        <source>暂时叫不到人。请到旁边的人工窗口，告诉他们上面的终端号。</source>
        <translation>Nobody could be reached. Please go to the window nearby and tell them the number of this terminal above.</translation>
    </message>
    <message>
        <source>您的卡可以一直插着。</source>
        <translation>You can leave your card in.</translation>
    </message>
    <message>
        <source>呼叫</source>
        <translation>Call for staff</translation>
    </message>
    <message>
        <source>您是这位家人的什么人？</source>
        <translation>What are you to your relative?</translation>
    </message>
    <message>
        <source>选您自己的身份</source>
        <translation>Choose what you are to them</translation>
    </message>
    <message>
        <source>配偶</source>
        <translation>Husband or wife</translation>
    </message>
    <message>
        <source>子女</source>
        <translation>Son or daughter</translation>
    </message>
    <message>
        <source>父母</source>
        <translation>Father or mother</translation>
    </message>
    <message>
        <source>其他亲属</source>
        <translation>Another relative</translation>
    </message>
</context>
</TS>

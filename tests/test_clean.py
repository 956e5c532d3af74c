"""clean: which lines are the site's. Cases are pages with the kind of each line that must go."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanwen_parse import parse
from fanwen_parse.readers.text import source_of
from fanwen_parse.rules import boilerplate
from fanwen_parse.stages.clean import clean

if TYPE_CHECKING:
    from pathlib import Path

SENTENCE = "为进一步做好全区垃圾分类工作,根据有关规定,结合我区实际,制定本实施方案。"

# name, page: a line that must go begins with its kind in <>, every other line must stay
PAGES = {
    "navigation, breadcrumb and the heading of the page": f"""\
<navigation>首页 政务公开 政务服务 互动交流
<navigation>工作总结
<navigation>年终总结 半年总结 学校总结 公司总结 销售总结 个人总结
<breadcrumb>当前位置:首页 > 范文大全 > 实施方案

<page-title>青禾区推进垃圾分类实施方案

<widget>最新文章

青政办发〔2025〕3号
关于印发《青禾区推进垃圾分类实施方案》的通知
各镇人民政府,区直各部门:
现将《青禾区推进垃圾分类实施方案》印发给你们。
青禾区人民政府办公室
2025年7月1日
青禾区推进垃圾分类实施方案
{SENTENCE}
<widget>本类热门
""",
    "sections that are named like titles, and links over the title": f"""\
<navigation>登录 | 注册
<navigation>心得体会
<navigation>实施方案
<breadcrumb>当前位置:首页 > 范文大全 > 实施方案
<page-title>青禾区推进垃圾分类实施方案
<metadata>2025-05-06 14:20:33 下载本文
<widget>推荐文章
<widget>2024年度安全生产工作计划
<widget>教师个人工作总结
青政办发〔2025〕3号
关于印发《青禾区推进垃圾分类实施方案》的通知
各镇人民政府,区直各部门:
现将《青禾区推进垃圾分类实施方案》印发给你们。
青禾区人民政府办公室
2025年7月1日
青禾区推进垃圾分类实施方案
{SENTENCE}
""",
    "links under a label that says what they are about": f"""\
青禾区养犬管理方案
{SENTENCE}
二、管理要求
（一）广泛宣传。
青禾区城管局
2024年3月1日
<widget>【青禾区养犬管理方案】相关文章：

<widget>1.文明养犬倡议书

<widget>2.养犬管理心得体会

<widget>3.物业讲话稿03-16
""",
    "the words of a site in italics under a rule": f"""\
青禾区养犬管理方案
{SENTENCE}
青禾区城管局
2024年3月1日

<metadata>---

<footer>*本文由网友投稿,如有侵权请联系删除。*
""",
    "numbered links that end the page under the label of a widget": f"""\
青禾区养犬管理方案
{SENTENCE}
<widget>相关推荐：
<widget>1.文明养犬倡议书
<widget>2.养犬管理心得体会
""",
    "what is numbered under a bracket of the document's own stays": f"""\
青禾区养犬管理方案
{SENTENCE}
【重点工作】
1.文明养犬倡议
2.犬只登记
二、管理要求
（一）广泛宣传。
""",
    "the name of the site over the way to the page": f"""\
<navigation>青禾区人民政府
<navigation>Qinghe District Government
<breadcrumb>首页 >> 公开信息内容
青禾区人民政府办公室关于印发青禾区垃圾分类实施方案的通知
各镇人民政府:
{SENTENCE}
""",
    "a counter without a number over the number of the document": f"""\
<metadata>内容分类:水利,通知
<metadata>发布日期:2025-07-02
青禾区人民政府办公室关于印发青禾区垃圾分类实施方案的通知
<metadata>访问量:
青政办发〔2025〕3号
各镇人民政府:
{SENTENCE}
""",
    "words of a site to whom it lets go": f"""\
青禾区垃圾分类实施方案
{SENTENCE}
<metadata>您访问的链接即将离开“青禾区人民政府门户网站”,是否继续?
<navigation>继续访问 放弃
""",
    "a grid that calls its cells those of the information": f"""\
<metadata>信息名称:关于印发垃圾分类实施方案的通知
<metadata>信息索引:610000-10-2025-0031
<metadata>生成日期:2025-07-02
青政办发〔2025〕3号
区人民政府办公室关于印发垃圾分类
实施方案的通知
各镇人民政府:
{SENTENCE}
""",
    "what a site puts between two paragraphs": f"""\
<metadata>本文《青禾区养犬管理方案》由写作驿站整理,仅供参考。如果觉得不错,欢迎点评和分享,感谢你的阅读与支持!
青禾区养犬管理方案
{SENTENCE}
<metadata>本文来自 http://www.example.org/
一、工作目标
来源于居民的犬只都要登记。
<navigation>[page]
<navigation>[1] [2] 下一页
二、工作要求
本文所称犬只,详见 http://www.example.org/ 的名录。
<metadata>文章来源:www.example.org
转载自居民的线索要核实。
<navigation>共2页,当前第1页12
<navigation>>>>点击查看更多养犬方案
三、保障措施
{SENTENCE}
""",
    "the name of the page with that of the site behind it": f"""\
<page-title>青禾区2021-2025年垃圾分类实施方案-通知公告-青禾区人民政府
<page-title>青禾区2021-2025年垃圾分类实施方案_青禾政务网
青禾区2021-2025年垃圾分类实施方案
{SENTENCE}
""",
    "the name of the page over a title on two lines": f"""\
<page-title>青禾区人民政府办公室关于印发垃圾分类实施方案的通知 - 通知公告 - 青禾区人民政府
青禾区人民政府办公室
关于印发垃圾分类实施方案的通知
各镇人民政府:
{SENTENCE}
""",
    "notes under the text are the document's, though tools stand under them": f"""\
青禾区垃圾分类实施方案
{SENTENCE}
(联系人:王某,联系电话:010-1234567)
(此件公开发布)
<navigation>扫一扫分享到微信
<metadata>分享到:
""",
    "a short heading right over the data of the page": f"""\
<breadcrumb>当前位置: 首页 > 十件实事
提升托育水平
<metadata>日期:2025年3月29日 信息来源:青禾区政府 字体:【大】【中】【小】
<navigation>〖打印〗 >〖关闭窗口〗
{SENTENCE}
""",
    "the only title over the text stays, though the page prints it again under it": f"""\
<breadcrumb>首页 > 政务公开
青禾区垃圾分类实施方案
<metadata>发布日期:2025-01-01
一、总体目标
{SENTENCE}
青禾区垃圾分类实施方案
<footer>打印本页 关闭窗口
""",
    "the name of a file that is the only print of the title stays": f"""\
青禾区垃圾分类实施方案.docx
为落实《青禾区垃圾分类实施方案》,结合实际,制定以下措施。
附件 1 — 4 — 青禾区垃圾分类实施方案 序号 重点任务 责任单位。
{SENTENCE}
""",
    "the name of a file over the title with its text on one line": f"""\
<page-title>青禾区垃圾分类实施方案.docx
青禾区垃圾分类实施方案 {SENTENCE}
""",
    "the last cells of a table, one of which is called as a section of a site": """\
青禾区2025年重点任务分解表
序号
任务
成果
时限
1
做好垃圾分类
开展培训
2025年8月底前
2
做好公开
政策文件
2025年9月底前
""",
    "a justified label before the title": f"""\
<page-title>名 称 青禾区垃圾分类实施方案
青禾区垃圾分类实施方案
{SENTENCE}
""",
    "the name of a page that is the only title stays": f"""\
青禾区垃圾分类实施方案_青禾区人民政府
{SENTENCE}
""",
    "a heading that is the only title stays": f"""\
# 青禾区人民政府办公室关于印发《青禾区推进垃圾分类实施方案》的通知

<metadata>**发布日期**: 2025-07-03
<metadata>**发布机构**: 青禾区人民政府
<metadata>**原文链接**: [https://example.org/a.html](https://example.org/a.html)

<metadata>---

青政办发〔2025〕3号
各镇人民政府,区直各部门:
{SENTENCE}

<metadata>【原文下载】
<metadata>- [通知.pdf](/files/a.pdf )
""",
    "a scraper's heading over the text's own title goes": f"""\
<page-title># 青禾区垃圾分类新政

<metadata>**发布日期**: 2025年7月3日
<metadata>**分类**:

<metadata>---

<metadata>## 政策全文

青禾区推进垃圾分类若干措施
{SENTENCE}

<metadata>---

<metadata>**更新时间**: 2026-01-26 11:25:30
""",
    "labels with their values under them": f"""\
<metadata>索 引 号:
<metadata>12345/2025-00012
<metadata>主题分类:
<metadata>城市管理
<metadata>发文字号:
<metadata>青政办发〔2025〕3号
<metadata>标　　题:
<metadata>关于印发《青禾区推进垃圾分类实施方案》的通知
关于印发《青禾区推进垃圾分类实施方案》的通知
<metadata>来源:区政府办时间:2025-07-03 14:28:00
青政办发〔2025〕3号
各镇人民政府,区直各部门:
{SENTENCE}
""",
    "a label without a value takes no line of the document": f"""\
青禾区人民政府办公室关于印发垃圾分类方案的通知
<metadata>发布时间:2025-07-03 17:10
<metadata>访问次数:
<metadata>字体大小:

各乡(镇)人民政府、街道办事处,区级机关各单位:
{SENTENCE}
""",
    "nor the number of the document, nor the only print of its title": f"""\
<metadata>发布日期:
<metadata>2025-07-03
<metadata>信息来源:
青政办发〔2025〕3号
<metadata>文章来源:
关于印发《青禾区推进垃圾分类实施方案》的通知
<metadata>访问次数:
各镇人民政府:
{SENTENCE}
""",
    "a day under the number of a document is no row of links": f"""\
<metadata>来源:区政府办
青禾区推进垃圾分类实施方案
青发〔2025〕3号
(2025 年 7 月 3 日)
<metadata>浏览量: 12
{SENTENCE}
""",
    "rows of a table are no row of links": f"""\
青禾区任务清单
│农贸市场 │ │ │ 整治 │
建设 | 新建 | 改建 | 扩建 | 区住建局 |
{SENTENCE}
""",
    "a grid of labels goes from its first to its last row": f"""\
<metadata>文号 | 青政办〔2025〕3号 | 索引号 | 005452065/2025-00098 | 关键词 | |
<metadata>主题分类 | 政府办文件 | 体裁分类 | 服务对象 |
<metadata>公开责任部门 | 青禾区人民政府 | 公开目录: | 规范性文件 |
<metadata>咨询机关: | 咨询电话: |
<metadata>|
各镇人民政府,区直各部门:
{SENTENCE}
""",
    "a table of the document is no grid of labels": f"""\
<metadata>来源: | 区政府办 |
类别 | 事项名称 | 年度目标 | 责任单位 |
类别 | 名称 | 地点 |
{SENTENCE}
""",
    "labels and values in turn without colons": f"""\
<metadata>索引号 014437529/2025-00693 主题分类 城乡建设、环境保护
<metadata>发布单位 青禾区政府办 发文日期 2025-07-03
<metadata>文号 青政发〔2025〕53号 时效 有效
青禾区推进垃圾分类实施方案
{SENTENCE}
""",
    "labels in brackets behind bullets, labels made of an act and a thing": f"""\
<metadata>文章属性
<metadata>∙【制定机关】青禾区人民政府办公室
<metadata>∙【字 号】青政办〔2025〕1号
<metadata>∙【施行日期】2025.07.01
<metadata>∙【效力等级】地方规范性文件
<metadata>发文标题: 关于印发青禾区推进垃圾分类实施方案的通知
<metadata>阅读人次: 4461
<metadata>  • 发布:青禾区政府办
<metadata>下载地址: 点击此处下载
<metadata>正文
关于印发青禾区推进垃圾分类实施方案的通知
{SENTENCE}
""",
    "what a line break left of a breadcrumb, a site's greeting, tools whose words are spaced out": f"""\
<navigation>欢迎来到青禾区水利局!
<navigation>繁体  |  本网站已经支持IPV6
<navigation>返 回
<navigation>精确检索
<breadcrumb>当前位置:首页
<breadcrumb>>政务频道 >政务公开 >本局文件
<metadata>政策解读:青禾区推进垃圾分类实施方案
<navigation>青禾区政府文件 字体(    )  打印
<metadata>浏览:[]次
青禾区推进垃圾分类实施方案
{SENTENCE}
""",
    "a page of a library of files": f"""\
<page-title>青禾区推进垃圾分类实施方案.docx
<metadata>上传人:b****5 文档编号:10203040 上传时间:2025-03-29 格式:DOCX 页数:8 大小:23.73KB
<navigation>下载 相关 举报
<metadata>青禾区推进垃圾分类实施方案.docx_第1页
<page-number>第1页 / 共8页
<metadata>下载资源
<metadata>《青禾区推进垃圾分类实施方案.docx》由会员分享,可在线阅读,更多相关《青禾区推进垃圾分类实施方案.docx(8页珍藏版)》请在云泽文库上搜索。
<metadata>VIP专免
<navigation>2025-06-03
<metadata>999+
<metadata>29.51KB
<navigation>24 页
<metadata>通知.jpg
<metadata>已阅读5页,还剩15页未读 继续免费阅读
<metadata>版权说明:本文档由用户提供并上传,收益归属内容提供方
<navigation>收藏 分享赚钱
<widget>温馨提示:
<widget>1. 部分文件预览时可能会显示错乱,请放心下载。
<widget>2. 本文档由用户上传,某文网负责整理代发布。
<navigation>网站电话:3070000000
<metadata>2025-02-18 07:44:06云泽文库网
<metadata>导语:一文来源于网友上传,不代表本站观点,欢迎参考。
<metadata>方案要留有余地,才好应对变化。以下是一些方案案例,希望能给大家带来启发。
<metadata>税谱®提示:根据清理结果的规定,继续有效
<metadata>下载后可任意编辑
青禾区推进垃圾分类实施方案
{SENTENCE}
<widget>……此处隐藏4926个字……
一、总体目标
<metadata>全文共1836字,仅供站内会员阅读。
<metadata>因篇幅问题不能全部显示,请点击此处查看。
<metadata>本文来源:https://example.org/a.html
<metadata>版权声明:本文仅代表作者观点。
<metadata>声明:转载此文是出于传递信息之目的。
<navigation>点赞(0) 踩踩(0) 收藏 打印
<navigation>文档评论(0)
<metadata>1亿VIP精品文档
<widget>看过“青禾区推进垃圾分类实施方案”的人还看了:
<widget>1.云泽市推进垃圾分类实施方案
<widget>2.临川市推进垃圾分类工作计划
""",
    "a file's name that is the only title stays": f"""\
青禾区推进垃圾分类实施方案.pdf
<metadata>文件大小:23.73KB
{SENTENCE}
""",
    "an event's own hints stay, and so do a notice to readers and a title that a site's words are glued to": f"""\
<metadata>来源:区图书馆
下载后可任意编辑青禾区读书活动方案
以下是青禾区读书活动安排,现印发给你们,供参考。
温馨提示:
1.请自备水杯。
2.请提前十分钟到场。
{SENTENCE}
""",
    "a heading that the page prints over the document's own": f"""\
<page-title>青禾区推进垃圾分类实施方案

青禾区推进垃圾分类实施方案
{SENTENCE}
""",
    "the page prints the number of the document before its title": f"""\
<page-title>青政办发〔2025〕3号《关于印发青禾区推进垃圾分类方案的通知》
<metadata>浏览量: 时间:2025-07-10 20:47:54
《关于印发青禾区推进垃圾分类方案的通知》
青政办发〔2025〕3号
{SENTENCE}
""",
    "with the name of the site between them": f"""\
<navigation>青禾政府网 云泽政府网站
<page-title>青禾区推进垃圾分类实施方案
<navigation>青禾之声网
青禾区推进垃圾分类实施方案
{SENTENCE}
""",
    "a heading of the page that is broken into two lines": f"""\
<page-title>青禾区人民政府办公室关于印发
<page-title>《青禾区推进垃圾分类实施方案》的通知
<metadata>浏览:[]次
青禾区人民政府办公室关于印发
《青禾区推进垃圾分类实施方案》的通知
{SENTENCE}
""",
    "a heading that names no kind of document stays where there is no other": f"""\
<navigation>青禾政府网 云泽政府网站
<navigation>政府信息公开
青禾区生态环境保护督察第八项问题整改公示
<metadata>发布时间: 2025-07-03
{SENTENCE}
""",
    "the heading of the page over a second print": f"""\
各镇人民政府:
{SENTENCE}
附件
分拣设备购置实施方案
分拣设备购置实施方案
区城管局
<page-title>关于印发青禾区推进垃圾分类方案的通知

关于印发青禾区推进垃圾分类方案的通知
(青政办发〔2025〕3号)
各镇人民政府:
{SENTENCE}
""",
    "cells under the title are none of the page's, whatever stands under them": """\
<metadata>来源:区政府办 时间:2025-01-01
青禾区推进垃圾分类任务清单
建设分类站点
区城管局
购置收运车辆
区城管局
建设处理设施
区住建局
回收废旧电池
区商务局
<navigation>打印 关闭
""",
    "nor are its header cells": """\
<metadata>来源:区政府办 时间:2025-01-01
青禾区任务清单
任务
责任单位
建设站点
区住建局
<navigation>打印 关闭
""",
    "the organs over a title that begins with what they do": f"""\
<metadata>索引号:123
<metadata>主题分类:综合
<metadata>发布日期:2025-01-01
中共青禾区委
青禾区人民政府
关于加强垃圾分类的意见
<metadata>浏览次数:
各镇人民政府:
{SENTENCE}
""",
    "labels that documents have too": f"""\
青禾中学读书节活动方案
主办单位:区教育局 承办单位:区图书馆
时间:2025年4月1日
{SENTENCE}
附件
申报表
标题 | 摘要 | 关键词 |
格式 大小 页数
""",
    "a list that begins with its title twice": """\
<page-title>青禾区任务清单
青禾区任务清单
序号
1
""",
    "what a line break left of the title, between furniture": f"""\
<breadcrumb>当前位置:首页>政务
青禾区推进城乡生活垃圾分类
工作方案
<metadata>来源:市政府
青禾区2025年重点工作任务
分解表
<metadata>字体:大 中 小
{SENTENCE}
""",
    "a section and a day in brackets are no values": f"""\
<metadata>信息来源:
(2025年3月1日)
<metadata>发布机构:
一、总体要求
{SENTENCE}
""",
    "attachments, signature and what comes under links in the text are no foot": f"""\
青禾区推进垃圾分类实施方案
{SENTENCE}
<widget>最新文章
<widget>·云泽市推进河长制实施方案
1.建设站点
组长:王某
附件:1.任务清单.docx
2.汇总表.xlsx
青禾区教育局
2025年7月1日
<widget>相关文章
<footer>云泽方案
""",
    "small signs of a page": f"""\
<metadata>今天是2025年7月3日 星期四
<navigation>首页 政务公开
<breadcrumb>信息公开 > 规范性文件
<navigation>青禾区人民政府门户网站
<metadata>2025-07-03
<metadata>更新于2025-07-03 10:00
<metadata>阅读(123)
<metadata>123次浏览
<metadata>本文共1234字
<metadata>文档字数:1234字
青禾区推进垃圾分类实施方案
{SENTENCE}
""",
    "a grid of labels in Markdown": f"""\
<metadata>| 索引号 | 005452065/2025-00098 | 发文日期 | 2025-07-03 |
<metadata>| --- | --- | --- | --- |
<metadata>| 文号 | 青政办〔2025〕3号 | 有效性 | 有效 |
青禾区推进垃圾分类实施方案
{SENTENCE}
| 类别 | 任务 | 责任单位 |
| --- | --- | --- |
""",
    "front matter of Markdown and a comment": f"""\
<metadata>---
<metadata>title: 方案
<metadata>date: 2025-07-01
<metadata>---
# 青禾区推进垃圾分类实施方案
<metadata><!-- INFO END -->
{SENTENCE}
""",
    "links inside the text and the foot of the page": f"""\
青禾区推进垃圾分类实施方案
{SENTENCE}
<widget>推荐阅读
<widget>·青禾区推进河长制实施方案
<widget>·青禾区推进林长制实施方案
一、总体目标
到2025年底,全区垃圾分类覆盖率达到95%以上。
<navigation>上一篇:青禾区推进河长制实施方案
<navigation>下一篇:青禾区推进林长制实施方案
<widget>相关文章
<footer>青禾区创建文明城区实施方案
<footer>打印本页 关闭窗口
<footer>版权所有 青禾范文网 云ICP备12345678号-1
""",
    "numbers with dashes are page numbers": f"""\
青禾区推进垃圾分类实施方案
{SENTENCE}
<page-number>— 1 —
一、总体目标
<page-number>- 2 -
<page-number>第 3 页 共 10 页
""",
    "bare numbers may be serial cells": """\
序号
1
建设分类站点
区城管局
2
购置收运车辆
区城管局
3
建设处理设施
区住建局
""",
    "a number alone between a gap and a label": f"""\
青禾区推进垃圾分类实施方案
{SENTENCE}



<page-number>3

附件2
责任清单
""",
    "rows of a table on one line are no menu": """\
青禾区任务清单
序号 任务 措施 责任单位 时限
1 建设 新建三处 区住建局 2025年
建设 新建 改建 扩建 迁建 区住建局
""",
    "organizers of an event are content": f"""\
青禾区读书活动方案
{SENTENCE}
主办单位:青禾区教育局
承办单位:青禾区图书馆
""",
    "who runs the site, under the end of a plan": f"""\
青禾区推进垃圾分类实施方案
一、总体要求
{SENTENCE}
<footer>主办单位:青禾区人民政府办公室
<footer>承办单位:青禾区大数据局
<footer>地址:青禾路1号
""",
    "who has made the page": f"""\
青禾区推进垃圾分类实施方案
一、总体要求
{SENTENCE}
<footer>—END—
<metadata>来源丨青禾发布
<metadata>编辑:陈某
<metadata>初审:李某 复审:王某 终审:周某
""",
    "who checks a task is content": f"""\
青禾区推进垃圾分类实施方案
一、总体要求
{SENTENCE}
审核:区财政局评审中心
校对:财政局
""",
    "who runs the site, under a clause of duties": f"""\
青禾区推进垃圾分类实施方案
一、总体要求
{SENTENCE}(区城管局负责)
<footer>承办:青禾区大数据局
""",
    "who runs the site, under an attachment note": f"""\
青禾区推进垃圾分类实施方案
一、总体要求
{SENTENCE}
附件:青禾区垃圾分类任务清单
<footer>主办:青禾区人民政府
""",
    "hosts under a heading are content": f"""\
青禾区推进垃圾分类实施方案
一、总体要求
{SENTENCE}
二、组织单位
主办单位:青禾区教育局
承办单位:青禾区图书馆
""",
    "hosts of the last task are content where others have some": f"""\
青禾区推进垃圾分类实施方案
一、宣传
{SENTENCE}
主办单位:青禾区教育局
二、培训
{SENTENCE}
主办单位:青禾区城管局
""",
    "links with their day, and how many comments there are": f"""\
青禾区推进垃圾分类实施方案
一、总体要求
{SENTENCE}
<widget>【青禾区推进垃圾分类实施方案】相关文章:
<widget>青禾区河道保洁实施方案03-15
<widget>2023年学校安全工作方案(通用8篇)05-06
<widget>学校安全生产月活动方案2023年04-28
<widget>0条评论
<widget>推荐阅读:学校安全生产月活动方案
<navigation>上一篇:青禾区某方案
""",
    "a plan of some years is no link": f"""\
青禾区推进垃圾分类实施方案
一、总体要求
{SENTENCE}
青禾区垃圾分类工作方案2023-2025
3条意见
""",
    "a source that is mentioned is no label": f"""\
青禾区推进垃圾分类实施方案
来源清楚、去向明确的原则。
{SENTENCE}
责任单位:区城管局
""",
}


def marked(page: str) -> tuple[str, list[tuple[int, str]]]:
    """The text of a page, and the lines that must go with their kinds."""
    lines, wanted = [], []
    for number, line in enumerate(page.splitlines(), 1):
        kind, sign, rest = (
            line[1:].partition(">") if line.startswith("<") and not line.startswith("<!") else ("", "", "")
        )
        lines.append(rest if sign else line)
        if sign:
            wanted.append((number, kind))
    return "\n".join(lines), wanted


@pytest.mark.parametrize("name", PAGES)
def test_pages(name: str) -> None:
    text, wanted = marked(PAGES[name])
    source = source_of(text)
    found = [
        (number, entry.kind)
        for entry in clean(source).dropped
        for number in range(entry.lines[0], entry.lines[1] + 1)
        if text.splitlines()[number - 1].strip()
    ]
    assert found == wanted


PROSE = "步加强组织领导和统筹协调并压实工作责任确保各项任务"


def hard_wrapped(mark: str) -> str:
    """Six pages of hard-wrapped prose whose sentences the page numbers break."""
    pages = [[chr(0x4E00 + 20 * page + line) + PROSE for line in range(20)] for page in range(6)]
    return "\n".join("\n".join([*page, mark.format(n)]) for n, page in enumerate(pages, 1))


@pytest.mark.parametrize("mark", ["{}", "\n\n{}\n", "{}\n\f"])
def test_page_numbers_that_run_through_prose(mark: str) -> None:
    cleaned = clean(source_of(hard_wrapped(mark)))
    assert [entry.text for entry in cleaned.dropped] == ["1", "2", "3", "4", "5", "6"]


def test_running_heads_stand_beside_page_numbers() -> None:
    cleaned = clean(source_of(hard_wrapped("- {} -\n云泽市人民政府公报")))
    assert [entry.text for entry in cleaned.dropped if entry.kind == "running-head"] == ["云泽市人民政府公报"] * 6


def short_print(mark: str) -> str:
    """Two pages and the start of a third, the first of which ends in the middle of a sentence."""
    page = [chr(0x4E00 + line) + PROSE for line in range(13)]
    return "\n".join([*page, mark.format(1), *page[:-1], f"{page[-1]}。", mark.format(2), *page[:5]])


@pytest.mark.parametrize(
    "mark",
    ["- {} -\n云泽市人民政府公报", "云泽市人民政府公报\n- {} -", "{}\n云泽市人民政府公报", "云泽市人民政府公报\n{}"],
)
def test_the_running_heads_of_a_short_print(mark: str) -> None:
    dropped = clean(source_of(short_print(mark))).dropped
    assert [(entry.kind, entry.text) for entry in dropped if entry.kind == "running-head"] == [
        ("running-head", "云泽市人民政府公报")
    ] * 2
    assert len([entry for entry in dropped if entry.kind == "page-number"]) == 2


def test_labels_beside_numbers_are_no_running_heads() -> None:
    row = "\n".join(["{}", "完善社区养老服务", *["建设一批设施齐全方便可及的社区服务站点"] * 3, "区民政局"])
    assert not clean(source_of("\n".join(row.format(n) for n in (1, 2, 3)))).dropped
    header = "- {} -\n序号 主要任务 责任单位"
    assert {entry.kind for entry in clean(source_of(short_print(header))).dropped} == {"page-number"}


def test_lines_are_stripped_and_positions_hold() -> None:
    source = source_of("\ufeff　　一、总体要求\u200b\r\n\r第二行\x0c\n")
    lines = clean(source).lines
    assert [(line.number, line.text) for line in lines] == [(1, "一、总体要求"), (2, ""), (3, "第二行"), (4, "")]
    assert all(source.folded[line.start : line.end] == line.text for line in lines)


@given(
    st.text(
        st.sampled_from("一、(1)12 \n\r\f\u200b:。>《》首页附件来源发布日期最新文章上一篇-—#*【】\u3000"), max_size=120
    )
)
def test_each_line_is_kept_or_dropped_once(text: str) -> None:
    source = source_of(text)
    cleaned = clean(source)
    numbers = [line.number for line in cleaned.lines]
    numbers += [number for entry in cleaned.dropped for number in range(entry.lines[0], entry.lines[1] + 1)]
    assert sorted(numbers) == list(range(1, len(source.starts) + 1))
    assert all(source.folded[line.start : line.end] == line.text for line in cleaned.lines)
    assert all(source.lines_of(entry.span) == entry.lines for entry in cleaned.dropped)


@pytest.mark.parametrize("record", boilerplate.BOOK, ids=lambda record: record.name)
def test_records_match_what_they_say(record: boilerplate.Rule) -> None:
    match = boilerplate._pattern(record.name)
    assert [record.means(match(phrase)) for phrase, _ in record.examples] == [value for _, value in record.examples]
    assert not [phrase for phrase in record.rejects if match(phrase)]


def test_no_real_document_loses_text(shared: Path) -> None:
    """What is dropped from the corpus is short: no paragraph is taken for furniture."""
    for path in sorted((shared / "corpus" / "docs").glob("*.[tm][xd]*")):
        for entry in clean(source_of(path.read_text(encoding="utf-8", errors="replace"))).dropped:
            assert all("。" not in line[:-1] for line in entry.text.splitlines()), (path.name, entry)


HEAD = """\
首页 政务公开 政务服务 互动交流 数据开放
当前位置:首页 > 政务公开 > 政策文件
索引号:
000014/2024-00001
主题分类:
综合
"""
FOOT = """\
扫一扫在手机打开当前页
打印 关闭
主办单位:云泽市人民政府办公室 承办单位:云泽市大数据局
云ICP备05012345号 网站标识码:1234567890
"""


def test_the_rims_of_a_page_go_and_nothing_else(shared: Path) -> None:
    """A real document between the head and the foot of a site: what is dropped besides is what was dropped before."""
    for path in sorted((shared / "corpus" / "docs").glob("*.[tm][xd]*")):
        plain = source_of(path.read_text(encoding="utf-8", errors="replace"))
        kept = [plain.text[line.start : line.end] for line in clean(plain).lines if line.text]
        framed = source_of(HEAD + "\n".join(kept) + "\n" + FOOT)
        numbers = [n for entry in clean(framed).dropped for n in range(entry.lines[0], entry.lines[1] + 1)]
        rims = [*range(1, 7), *range(len(framed.starts) - 3, len(framed.starts) + 1)]
        assert [n for n in rims if n not in numbers] == [], path.name
        dropped = [framed.text.splitlines()[n - 1] for n in numbers if n not in rims]
        assert [line for line in dropped if not line.strip().isdigit()] == [], path.name


def test_a_head_that_ends_in_its_page_number_is_a_running_head_wherever_it_stands_once():
    head = "云泽市重点任务分工方案"
    text = f"{head} 第1页 共2页\n{head}\n一、任务\n1.建设站点，详见第2页。\n{head}  第 2 页 共 2 页\n2.建设公园。\n"
    plan = parse(text)
    assert [entry.kind for entry in plan.dropped] == ["running-head", "running-head"]
    assert plan.document.title == head
    assert len(plan.parts[0].sections[0].sections) == 2
    assert not parse(f"{head} 第1页 共2页\n一、任务\n1.建设站点。\n").dropped
